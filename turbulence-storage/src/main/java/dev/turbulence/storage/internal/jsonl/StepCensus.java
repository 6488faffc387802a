package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.internal.DoubleList;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All steps of a run by kind, made in one pass: how many, how long they took, whose instances' they are. It answers every
 * question that asks for kinds of steps only, of which a gate has many. Eight bytes for each latency sample.
 */
final class StepCensus {

    /** A run with more kinds than this (a name made anew for each instance) is counted by name alone. */
    private static final int MAX_KINDS = 10_000;

    private final InstanceTable table;
    private Map<StepKind, Steps> kinds = new LinkedHashMap<>();
    private boolean detailed = true;

    StepCensus(InstanceTable table) {
        this.table = table;
    }

    /** Adds a step; to be called in the order of recording. */
    void add(StepLine step) {
        String instanceId = step.instanceId();
        int instance = table.find(instanceId);
        StepKind kind = instance < 0
                ? StepKind.of(step, null, false)
                : StepKind.of(step, table.scenario(instance), table.warmUp(instance));
        Steps steps = kinds.computeIfAbsent(detailed ? kind : kind.withoutDetails(), Steps::new);
        Double latency = step.latencyMillis();
        steps.count++;
        if (latency != null && kind.isSampled()) {
            steps.samples.add(latency);
        }
        if (detailed) {
            steps.recorded.add(step.position(), step.position(), instanceId);
            long slowness = SmallestKeys.descending(latency == null ? Double.NaN : latency);
            steps.slowest.add(slowness, step.position(), instanceId);
            dropDetailsOfTooManyKinds();
        }
    }

    private void dropDetailsOfTooManyKinds() {
        if (kinds.size() > MAX_KINDS) {
            detailed = false;
            Map<StepKind, Steps> byName = new LinkedHashMap<>();
            kinds.forEach((kind, steps) ->
                    byName.computeIfAbsent(kind.withoutDetails(), Steps::new).addAll(steps));
            kinds = byName;
        }
    }

    /** Whether it knows all about the steps that match. */
    boolean knows(StepCriteria criteria) {
        return detailed && criteria.isByKind();
    }

    /** Whether it knows to which instances the first so many matching steps belong. */
    boolean knowsInstances(StepCriteria criteria, int atMost) {
        return knows(criteria)
                && atMost <= FirstInstances.KEPT
                && !criteria.latencySamples()
                && criteria.order() != StepCriteria.Order.OLDEST_FIRST;
    }

    long count(StepCriteria criteria) {
        return matching(criteria).mapToLong(steps -> steps.count(criteria)).sum();
    }

    /** How many steps of each kind match. */
    List<StepCount> countByKind(StepCriteria criteria) {
        Map<StepKind, Long> counts = new HashMap<>();
        matching(criteria)
                .filter(steps -> steps.count(criteria) > 0)
                .forEach(steps -> counts.merge(steps.kind.ofAnyInstance(), steps.count(criteria), Long::sum));
        return counts.entrySet().stream()
                .map(kind -> kind.getKey().count(kind.getValue()))
                .toList();
    }

    /** Latencies in milliseconds of the matching steps that count as latency samples. */
    double[] samples(StepCriteria criteria) {
        return samples(matching(criteria).toList());
    }

    /** The same by step name. */
    Map<String, double[]> samplesByName(StepCriteria criteria) {
        Map<String, double[]> samples = new LinkedHashMap<>();
        byName(matching(criteria).filter(steps -> steps.samples.size() > 0))
                .forEach((name, ofName) -> samples.put(name, samples(ofName)));
        return samples;
    }

    /** Ids of the instances that the first matching steps belong to, each once. */
    List<String> instanceIds(StepCriteria criteria, int atMost) {
        boolean slowest = criteria.order() == StepCriteria.Order.SLOWEST_FIRST;
        FirstInstances first = new FirstInstances();
        matching(criteria).forEach(steps -> first.addAll(slowest ? steps.slowest : steps.recorded));
        return first.ids(atMost);
    }

    private Stream<Steps> matching(StepCriteria criteria) {
        return kinds.values().stream().filter(steps -> steps.kind.matches(criteria));
    }

    /** Whether {@link #names}, {@link #services} and {@link #types} are all there are. */
    boolean knowsNames() {
        return detailed;
    }

    Set<String> names() {
        return values(StepKind::name);
    }

    Set<String> services() {
        return values(StepKind::service);
    }

    Set<String> types() {
        return values(StepKind::type);
    }

    private Set<String> values(Function<StepKind, String> value) {
        return kinds.keySet().stream()
                .map(value)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that do not belong to the warm-up: what the summary is of. */
    private Stream<Steps> counted() {
        return kinds.values().stream().filter(steps -> !steps.kind.warmUp());
    }

    /** How many latency samples there are. */
    long sampleCount() {
        return counted().mapToLong(steps -> steps.samples.size()).sum();
    }

    /** Over all samples; null when there are none. */
    Latencies latency() {
        return latencies(counted().toList());
    }

    /** Each step name's numbers, in the order of their first execution. */
    List<StepSummary> summaries() {
        List<StepSummary> summaries = new ArrayList<>();
        byName(counted()).forEach((name, steps) -> summaries.add(summary(name, steps)));
        return summaries;
    }

    private static StepSummary summary(String name, List<Steps> ofName) {
        Set<String> types = new TreeSet<>();
        long count = 0;
        long failed = 0;
        for (Steps steps : ofName) {
            types.add(steps.kind.type());
            count += steps.count;
            failed += steps.kind.isFailed() ? steps.count : 0;
        }
        return new StepSummary(name, List.copyOf(types), count, failed, latencies(ofName));
    }

    private static Map<String, List<Steps>> byName(Stream<Steps> steps) {
        return steps.collect(Collectors.groupingBy(each -> each.kind.name(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Latencies latencies(Iterable<Steps> steps) {
        double[] millis = samples(steps);
        return millis.length == 0 ? null : Latencies.of(LatencyStatistics.ofMillis(millis, "the run"));
    }

    private static double[] samples(Iterable<Steps> steps) {
        List<DoubleList> pieces = new ArrayList<>();
        steps.forEach(each -> pieces.add(each.samples));
        return DoubleList.join(pieces);
    }

    /** The steps of one kind. */
    private static final class Steps {
        private final StepKind kind;
        private final DoubleList samples = new DoubleList();
        private final FirstInstances recorded = new FirstInstances();
        private final FirstInstances slowest = new FirstInstances();
        private long count;

        Steps(StepKind kind) {
            this.kind = kind;
        }

        void addAll(Steps others) {
            count += others.count;
            samples.addAll(others.samples);
        }

        long count(StepCriteria criteria) {
            return criteria.latencySamples() ? samples.size() : count;
        }
    }
}
