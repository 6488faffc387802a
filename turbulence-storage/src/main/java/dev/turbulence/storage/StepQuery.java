package dev.turbulence.storage;

import dev.turbulence.storage.internal.NameCheck;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for steps, in the order of recording unless said otherwise. Immutable: each word gives a new query. */
public final class StepQuery implements RecordQuery<Step> {

    private static final Comparator<StepCount> BY_KIND = Comparator.comparing(StepCount::name)
            .thenComparing(StepCount::type)
            .thenComparing(StepCount::service, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StepCount::statusCode, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StepCount::ok, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StepCount::skipped);

    private final RunReader reader;
    private final StepCriteria criteria;

    StepQuery(RunReader reader, StepCriteria criteria) {
        this.reader = reader;
        this.criteria = criteria;
    }

    /** Those of any of these types: {@code http}, {@code wait}, {@code assert}, ... */
    public StepQuery ofType(String... types) {
        return with(criteria.withTypes(Set.of(types)));
    }

    /** Those of any of these action names. */
    public StepQuery named(String... names) {
        return with(criteria.withNames(Set.of(names)));
    }

    /** Those that were sent to any of these services. */
    public StepQuery toService(String... services) {
        return with(criteria.withServices(Set.of(services)));
    }

    /** Those that are ok. */
    public StepQuery passed() {
        return with(criteria.withOk(true));
    }

    /** Those that are not ok. */
    public StepQuery failed() {
        return with(criteria.withOk(false));
    }

    /** Those with any of these status codes. */
    public StepQuery withStatusCode(int... codes) {
        return with(criteria.withStatusCodes(Arrays.stream(codes).boxed().collect(Collectors.toSet())));
    }

    /** Those that took so long or longer. */
    public StepQuery latencyAtLeast(Duration latency) {
        return with(criteria.withLatency(criteria.latency().withFrom(latency)));
    }

    /** Those that took so long or shorter. */
    public StepQuery latencyAtMost(Duration latency) {
        return with(criteria.withLatency(criteria.latency().withUntil(latency)));
    }

    /** Those that ended then or later. */
    public StepQuery completedFrom(Instant from) {
        return with(criteria.withCompleted(criteria.completed().withFrom(from)));
    }

    /** Those that ended earlier. */
    public StepQuery completedBefore(Instant until) {
        return with(criteria.withCompleted(criteria.completed().withUntil(until)));
    }

    /** Those of any of these instances, by id. */
    public StepQuery ofInstance(String... instanceIds) {
        return with(criteria.withInstances(criteria.instances().withIds(Set.of(instanceIds))));
    }

    /** Those of instances of the warm-up, too, which are left out otherwise. */
    public StepQuery includingWarmUp() {
        return with(criteria.withInstances(criteria.instances().withWarmUp(null)));
    }

    /** Those of instances with this status. */
    public StepQuery ofInstancesWith(InstanceStatus status) {
        return with(criteria.withInstances(criteria.instances().withStatus(status)));
    }

    /** Those of instances of any of these scenarios. */
    public StepQuery inScenario(String... scenarioIds) {
        return with(criteria.withInstances(criteria.instances().withScenarios(Set.of(scenarioIds))));
    }

    /** By the time they ended, those without one last. */
    public StepQuery oldestFirst() {
        return with(criteria.withOrder(StepCriteria.Order.OLDEST_FIRST));
    }

    /** By latency, longest first, those without one last. */
    public StepQuery slowestFirst() {
        return with(criteria.withOrder(StepCriteria.Order.SLOWEST_FIRST));
    }

    /** At most so many. */
    public StepQuery limit(long limit) {
        return with(criteria.withPage(new Page(limit, criteria.page().offset())));
    }

    /** Not the first so many. */
    public StepQuery offset(long offset) {
        return with(criteria.withPage(new Page(criteria.page().limit(), offset)));
    }

    /** The same steps, each joined with its instance. */
    public RecordQuery<StepWithInstance> withInstances() {
        return new RecordQuery<>() {
            @Override
            public Stream<StepWithInstance> stream() {
                NameCheck.check(reader, criteria);
                return reader.stepsWithInstances(criteria);
            }

            @Override
            public long count() {
                return StepQuery.this.count();
            }
        };
    }

    /**
     * Exact latency statistics over those of the matching steps that count as latency samples. Order, limit and offset
     * are not looked at.
     *
     * @throws NoSamplesException if there is none
     * @throws UnknownNameException if the query names what the run does not know
     */
    public LatencyStatistics latency() {
        NameCheck.check(reader, criteria);
        return LatencyStatistics.ofMillis(reader.latencyMillis(criteria), NameCheck.describe(criteria));
    }

    /**
     * The latency statistics of each step name that has latency samples among the matching steps, by name. Order, limit
     * and offset are not looked at.
     *
     * @throws UnknownNameException if the query names what the run does not know
     */
    public SortedMap<String, LatencyStatistics> latencyByName() {
        NameCheck.check(reader, criteria);
        SortedMap<String, LatencyStatistics> byName = new TreeMap<>();
        reader.latencyMillisByName(criteria)
                .forEach((name, millis) -> byName.put(name, LatencyStatistics.ofMillis(millis, "step " + name)));
        return byName;
    }

    /**
     * How many of the matching steps there are of each kind, by name, type, service and status code. Order, limit and
     * offset are not looked at.
     *
     * @throws UnknownNameException if the query names what the run does not know
     */
    public List<StepCount> countByKind() {
        NameCheck.check(reader, criteria);
        return reader.countByKind(criteria).stream().sorted(BY_KIND).toList();
    }

    /**
     * Ids of the instances that the first of the matching steps belong to, each once, in the order of the query: where to
     * look first. Limit and offset are not looked at.
     *
     * @param atMost how many ids are wanted, at least 1
     * @throws UnknownNameException if the query names what the run does not know
     */
    public List<String> instanceIds(int atMost) {
        NameCheck.check(reader, criteria);
        return reader.instanceIds(criteria, atMost);
    }

    /**
     * The matching steps summed up by scenario, name, type, service and status code, in this order. Takes eight bytes for
     * each latency sample. Order, limit and offset are not looked at.
     *
     * @throws UnknownNameException if the query names what the run does not know
     */
    public List<StepGroup> groups() {
        NameCheck.check(reader, criteria);
        return reader.groups(criteria);
    }

    /**
     * The matching steps over time, by when they ended. Takes eight bytes for each latency sample. Order, limit and offset
     * are not looked at.
     *
     * @param most the most intervals the time is cut into, at least 2; there are fewer where that makes their width a
     *     number that people use
     * @throws UnknownNameException if the query names what the run does not know
     */
    public TimeSeries overTime(int most) {
        NameCheck.check(reader, criteria);
        return reader.overTime(criteria, most);
    }

    @Override
    public Stream<Step> stream() {
        NameCheck.check(reader, criteria);
        return reader.steps(criteria);
    }

    @Override
    public long count() {
        NameCheck.check(reader, criteria);
        return reader.count(criteria);
    }

    private StepQuery with(StepCriteria narrowed) {
        return new StepQuery(reader, narrowed);
    }
}
