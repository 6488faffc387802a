package dev.turbulence.storage.internal.summary;

import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.internal.DoubleList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts steps by name, eight bytes for each latency sample. */
public final class StepStatistics {

    private final Map<String, Steps> byName = new LinkedHashMap<>();
    private long count;
    private long failed;

    /**
     * Adds a step; to be called in the order of recording.
     *
     * @param sampleMillis its latency when it counts as a latency sample, else null
     */
    public void add(String name, String type, boolean stepFailed, Double sampleMillis) {
        Steps steps = byName.computeIfAbsent(name, key -> new Steps());
        count++;
        steps.count++;
        steps.types.add(type);
        if (stepFailed) {
            failed++;
            steps.failed++;
        }
        if (sampleMillis != null) {
            steps.samples.add(sampleMillis);
        }
    }

    public long count() {
        return count;
    }

    public long failed() {
        return failed;
    }

    /** How many samples were added. */
    public long sampleCount() {
        return byName.values().stream().mapToLong(steps -> steps.samples.size()).sum();
    }

    /** Over all samples; null when there are none. */
    public Latencies latency() {
        DoubleList all = new DoubleList();
        byName.values().forEach(steps -> all.addAll(steps.samples));
        return latencies(all, "the run");
    }

    /** Per step name, in the order of their first execution. */
    public List<StepSummary> toList() {
        List<StepSummary> summaries = new ArrayList<>();
        byName.forEach((name, steps) -> summaries.add(new StepSummary(
                name, List.copyOf(steps.types), steps.count, steps.failed, latencies(steps.samples, "step " + name))));
        return summaries;
    }

    private static Latencies latencies(DoubleList samples, String what) {
        return samples.size() == 0 ? null : Latencies.of(LatencyStatistics.ofMillis(samples.toArray(), what));
    }

    private static final class Steps {
        private final TreeSet<String> types = new TreeSet<>();
        private final DoubleList samples = new DoubleList();
        private long count;
        private long failed;
    }
}
