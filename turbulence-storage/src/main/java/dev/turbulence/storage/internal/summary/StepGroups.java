package dev.turbulence.storage.internal.summary;

import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.internal.DoubleList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Sums steps up by kind, eight bytes for each latency sample. Order does not matter. */
public final class StepGroups {

    private static final Comparator<StepGroup> BY_KIND = Comparator.comparing(
                    StepGroup::scenarioId, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StepGroup::name)
            .thenComparing(StepGroup::type)
            .thenComparing(StepGroup::service, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StepGroup::statusCode, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Map<Kind, Group> groups = new HashMap<>();

    /** What the steps of a group have in common, as in {@link StepGroup}. */
    public record Kind(String scenarioId, String name, String type, String service, Integer statusCode) {}

    /** Counts steps of a kind. */
    public void count(Kind kind, long steps, long failed) {
        Group group = group(kind);
        group.count += steps;
        group.failed += failed;
    }

    /** Adds the latency of a step that was counted. */
    public void addSample(Kind kind, double millis) {
        group(kind).samples.add(millis);
    }

    /** Adds the latencies of steps that were counted. */
    public void addSamples(Kind kind, double[] millis) {
        group(kind).samples.addAll(millis);
    }

    private Group group(Kind kind) {
        return groups.computeIfAbsent(kind, added -> new Group());
    }

    /** By scenario, name, type, service and status. Empties this: samples are not kept twice. */
    public List<StepGroup> drain() {
        List<StepGroup> list = new ArrayList<>();
        Iterator<Map.Entry<Kind, Group>> entries = groups.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Kind, Group> entry = entries.next();
            entries.remove();
            list.add(entry.getValue().toGroup(entry.getKey()));
        }
        list.sort(BY_KIND);
        return list;
    }

    private static final class Group {
        private final DoubleList samples = new DoubleList();
        private long count;
        private long failed;

        StepGroup toGroup(Kind kind) {
            LatencyStatistics latency =
                    samples.size() == 0 ? null : LatencyStatistics.ofMillis(samples.toArray(), "step " + kind.name());
            return new StepGroup(
                    kind.scenarioId(),
                    kind.name(),
                    kind.type(),
                    kind.service(),
                    kind.statusCode(),
                    count,
                    failed,
                    latency);
        }
    }
}
