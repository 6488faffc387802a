package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.query.Range;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What criteria mean, written down as plainly as can be. */
final class PlainSearch {

    private PlainSearch() {}

    static List<Instance> instances(List<Instance> all, InstanceCriteria criteria) {
        Comparator<Instance> order = switch (criteria.order()) {
            case RECORDED -> (a, b) -> 0;
            case OLDEST_FIRST -> oldestFirst(Instance::startedAt);
            case SLOWEST_FIRST -> slowestFirst(Instance::duration);
        };
        return page(all.stream().filter(instance -> matches(instance, criteria)).sorted(order), criteria.page());
    }

    static List<Step> steps(RandomRun run, StepCriteria criteria) {
        Comparator<Step> order = switch (criteria.order()) {
            case RECORDED -> (a, b) -> 0;
            case OLDEST_FIRST -> oldestFirst(Step::completedAt);
            case SLOWEST_FIRST -> slowestFirst(Step::latency);
        };
        Predicate<String> instance = ofInstances(run, criteria.instances());
        Stream<Step> matches = run.steps().stream()
                .filter(step -> instance.test(step.instanceId()))
                .filter(step -> isIn(criteria.types(), step.type()))
                .filter(step -> isIn(criteria.names(), step.name()))
                .filter(step -> isIn(criteria.services(), step.service()))
                .filter(step -> criteria.ok() == null || criteria.ok().equals(step.ok()))
                .filter(step -> isIn(criteria.statusCodes(), step.statusCode()))
                .filter(step -> tookSo(criteria.latency(), step.latency()))
                .filter(step -> liesIn(criteria.completed(), step.completedAt()))
                .filter(step -> !criteria.latencySamples() || step.isLatencySample());
        return page(matches.sorted(order), criteria.page());
    }

    static List<Assertion> assertions(RandomRun run, AssertionCriteria criteria) {
        Predicate<String> instance = ofInstances(run, criteria.instances());
        Stream<Assertion> matches = run.assertions().stream()
                .filter(assertion -> instance.test(assertion.instanceId()))
                .filter(assertion -> isIn(criteria.names(), assertion.name()))
                .filter(assertion ->
                        criteria.passed() == null || criteria.passed().equals(assertion.passed()));
        return page(matches, criteria.page());
    }

    /** Latencies in milliseconds, sorted; order and page are not looked at. */
    static double[] samples(RandomRun run, StepCriteria criteria) {
        return steps(run, criteria.withPage(Page.ALL)).stream()
                .filter(Step::isLatencySample)
                .mapToDouble(step -> Millis.of(step.latency()))
                .sorted()
                .toArray();
    }

    /** How many of these steps there are of each kind. */
    static List<StepCount> kinds(List<Step> steps) {
        return steps.stream()
                .map(step -> new StepCount(
                        step.name(), step.type(), step.service(), step.statusCode(), step.ok(), step.skipped(), 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> withCount(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static StepCount withCount(StepCount one, long count) {
        return new StepCount(one.name(), one.type(), one.service(), one.statusCode(), one.ok(), one.skipped(), count);
    }

    /** Latencies in milliseconds of those of these steps that are latency samples, sorted, by step name. */
    static Map<String, List<Double>> samplesByName(List<Step> steps) {
        return steps.stream()
                .filter(Step::isLatencySample)
                .sorted(Comparator.comparing(Step::latency))
                .collect(Collectors.groupingBy(
                        Step::name,
                        TreeMap::new,
                        Collectors.mapping(step -> Millis.of(step.latency()), Collectors.toList())));
    }

    /** The value that so many percent of sorted values do not exceed, between two of them on the line that joins them. */
    static double percentile(List<Double> sorted, double percent) {
        double rank = percent / 100 * (sorted.size() - 1);
        double below = sorted.get((int) Math.floor(rank));
        double above = sorted.get((int) Math.ceil(rank));
        return below + (above - below) * (rank - Math.floor(rank));
    }

    /** The instances that records belong to, each once. */
    static <T> List<String> instanceIds(List<T> records, Function<T, String> instanceId) {
        return records.stream().map(instanceId).distinct().toList();
    }

    /** Each step with its instance. */
    static List<StepWithInstance> joined(RandomRun run, List<Step> steps) {
        var byId = run.instances().stream().collect(Collectors.toMap(Instance::id, Function.identity()));
        return steps.stream()
                .map(step ->
                        new StepWithInstance(step, byId.getOrDefault(step.instanceId(), withIdOnly(step.instanceId()))))
                .toList();
    }

    private static Instance withIdOnly(String id) {
        return new Instance(id, null, null, null, null, null, null, null, null, null);
    }

    private static Predicate<String> ofInstances(RandomRun run, InstanceCriteria criteria) {
        var byId = run.instances().stream().collect(Collectors.toMap(Instance::id, Function.identity()));
        return id -> matches(byId.getOrDefault(id, withIdOnly(id)), criteria);
    }

    private static boolean matches(Instance instance, InstanceCriteria criteria) {
        return isIn(criteria.ids(), instance.id())
                && (criteria.status() == null
                        || criteria.status() == instance.status().orElse(null))
                && (criteria.errored() == null || criteria.errored() == instance.errored())
                && (criteria.warmUp() == null || criteria.warmUp() == instance.warmUp())
                && isIn(criteria.scenarios(), instance.scenarioId())
                && liesIn(criteria.started(), instance.startedAt());
    }

    private static <T> boolean isIn(Set<T> wanted, T value) {
        return wanted.isEmpty() || value != null && wanted.contains(value);
    }

    private static boolean liesIn(Range<Instant> range, Instant value) {
        return range.isUnbounded()
                || value != null
                        && (range.from() == null || !value.isBefore(range.from()))
                        && (range.until() == null || value.isBefore(range.until()));
    }

    private static boolean tookSo(Range<Duration> range, Duration value) {
        return range.isUnbounded()
                || value != null
                        && (range.from() == null || value.compareTo(range.from()) >= 0)
                        && (range.until() == null || value.compareTo(range.until()) <= 0);
    }

    private static <T> Comparator<T> oldestFirst(Function<T, Instant> time) {
        return Comparator.comparing(time, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private static <T> Comparator<T> slowestFirst(Function<T, Duration> time) {
        return Comparator.comparing(time, Comparator.nullsLast(Comparator.reverseOrder()));
    }

    private static <T> List<T> page(Stream<T> matches, Page page) {
        return matches.skip(page.offset()).limit(page.limit()).toList();
    }
}
