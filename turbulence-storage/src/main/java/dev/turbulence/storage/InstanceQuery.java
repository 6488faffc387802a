package dev.turbulence.storage;

import dev.turbulence.storage.internal.NameCheck;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.summary.CauseLookup;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Asks for instances, in the order of recording unless said otherwise. Immutable: each word gives a new query. */
public final class InstanceQuery implements RecordQuery<Instance> {

    private final RunReader reader;
    private final InstanceCriteria criteria;

    InstanceQuery(RunReader reader, InstanceCriteria criteria) {
        this.reader = reader;
        this.criteria = criteria;
    }

    /** Those with any of these ids. */
    public InstanceQuery withId(String... ids) {
        return with(criteria.withIds(Set.of(ids)));
    }

    public InstanceQuery withStatus(InstanceStatus status) {
        return with(criteria.withStatus(Objects.requireNonNull(status, "status")));
    }

    /** Those that passed. */
    public InstanceQuery passed() {
        return withStatus(InstanceStatus.PASS);
    }

    /** Those that ended and did not pass, errored ones included. */
    public InstanceQuery failed() {
        return withStatus(InstanceStatus.FAIL);
    }

    /** Those that could not be carried through. */
    public InstanceQuery errored() {
        return with(criteria.withErrored(true));
    }

    /** Those of any of these scenarios. */
    public InstanceQuery inScenario(String... scenarioIds) {
        return with(criteria.withScenarios(Set.of(scenarioIds)));
    }

    /** Those of the warm-up, too, which are left out otherwise. */
    public InstanceQuery includingWarmUp() {
        return with(criteria.withWarmUp(null));
    }

    /** Those that started then or later. */
    public InstanceQuery startedFrom(Instant from) {
        return with(criteria.withStarted(criteria.started().withFrom(from)));
    }

    /** Those that started earlier. */
    public InstanceQuery startedBefore(Instant until) {
        return with(criteria.withStarted(criteria.started().withUntil(until)));
    }

    /** By start time, those without one last. */
    public InstanceQuery oldestFirst() {
        return with(criteria.withOrder(InstanceCriteria.Order.OLDEST_FIRST));
    }

    /** By duration, longest first, those without one last. */
    public InstanceQuery slowestFirst() {
        return with(criteria.withOrder(InstanceCriteria.Order.SLOWEST_FIRST));
    }

    /** At most so many. */
    public InstanceQuery limit(long limit) {
        return with(criteria.withPage(new Page(limit, criteria.page().offset())));
    }

    /** Not the first so many. */
    public InstanceQuery offset(long offset) {
        return with(criteria.withPage(new Page(criteria.page().limit(), offset)));
    }

    /** The failed ones among them, each with the first cause of its failure. */
    public RecordQuery<FailedInstance> withCauses() {
        return new RecordQuery<>() {
            @Override
            public Stream<FailedInstance> stream() {
                NameCheck.check(reader, criteria);
                return new CauseLookup(reader).failed(criteria);
            }

            @Override
            public long count() {
                return failed().count();
            }
        };
    }

    /**
     * How long the matching instances took, for each scenario that has such instances with a duration. Takes eight bytes
     * for each instance. Order, limit and offset are not looked at.
     *
     * @throws UnknownNameException if the query names what the run does not know
     */
    public SortedMap<String, LatencyStatistics> durationByScenario() {
        NameCheck.check(reader, criteria);
        SortedMap<String, LatencyStatistics> byScenario = new TreeMap<>();
        reader.durationMillisByScenario(criteria)
                .forEach((scenario, millis) ->
                        byScenario.put(scenario, LatencyStatistics.ofMillis(millis, "scenario " + scenario)));
        return byScenario;
    }

    @Override
    public Stream<Instance> stream() {
        NameCheck.check(reader, criteria);
        return reader.instances(criteria);
    }

    @Override
    public long count() {
        NameCheck.check(reader, criteria);
        return reader.count(criteria);
    }

    private InstanceQuery with(InstanceCriteria narrowed) {
        return new InstanceQuery(reader, narrowed);
    }
}
