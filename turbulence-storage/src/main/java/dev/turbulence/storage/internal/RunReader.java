package dev.turbulence.storage.internal;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionCount;
import dev.turbulence.storage.AssertionWithInstance;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.RawResult;
import dev.turbulence.storage.RawSql;
import dev.turbulence.storage.RawSqlException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.StepQuery;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.summary.Cause;
import dev.turbulence.storage.internal.summary.CauseLookup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each storage does to be read. Both give the same answer to the same criteria. Streams hold a cursor and are
 * closed by their users; several may be open at once. Safe for use by several threads.
 */
public interface RunReader extends AutoCloseable {

    RunDirectory directory();

    Storage storage();

    RunManifest manifest();

    RunState state();

    /** Why the run was aborted; null unless {@link #state()} is {@link RunState#ABORTED}. See {@link RunOutcome#reason()}. */
    String abortReason();

    /** What was odd about the files, a sentence each, known so far. */
    List<String> warnings();

    /** Names in the records and in the manifest. */
    KnownNames names();

    /** Whether the records hold all these names: the same as asking {@link #names()}, but free to look no further. */
    default boolean holds(KnownNames wanted) {
        return KnownNames.NONE.containsAll(wanted) || names().containsAll(wanted);
    }

    /** Whether some of its instances belong to a warm-up, as far as the run says so. */
    boolean hasWarmUp();

    Stream<Instance> instances(InstanceCriteria criteria);

    long count(InstanceCriteria criteria);

    Stream<Step> steps(StepCriteria criteria);

    Stream<StepWithInstance> stepsWithInstances(StepCriteria criteria);

    long count(StepCriteria criteria);

    /** Latencies in milliseconds, in no order, of the matching steps that count as latency samples. */
    double[] latencyMillis(StepCriteria criteria);

    /** As {@link #latencyMillis}, for each step name that has such steps. */
    Map<String, double[]> latencyMillisByName(StepCriteria criteria);

    /** How many steps of each kind match, in no order. */
    List<StepCount> countByKind(StepCriteria criteria);

    /**
     * Ids of the instances that the first matching steps belong to, each once, in the order of the criteria. Limit and
     * offset are not looked at.
     */
    default List<String> instanceIds(StepCriteria criteria, int atMost) {
        try (Stream<Step> matches = steps(criteria.withPage(Page.ALL))) {
            return matches.map(Step::instanceId).distinct().limit(atMost).toList();
        }
    }

    /** The matching steps summed up by kind, in the order of {@link StepQuery#groups}. */
    List<StepGroup> groups(StepCriteria criteria);

    /** See {@link StepQuery#overTime}. */
    TimeSeries overTime(StepCriteria criteria, int most);

    /** Durations in milliseconds, in no order, of the matching instances, for each scenario that has such instances. */
    Map<String, double[]> durationMillisByScenario(InstanceCriteria criteria);

    /** How many assertions of each kind match, in no order. */
    List<AssertionCount> countByKind(AssertionCriteria criteria);

    Stream<Assertion> assertions(AssertionCriteria criteria);

    Stream<AssertionWithInstance> assertionsWithInstances(AssertionCriteria criteria);

    long count(AssertionCriteria criteria);

    /**
     * Why instances failed, by id: the first of their steps that is not ok, else, for those without an error, the first
     * assertion that did not hold. An instance of which neither is recorded is missing.
     *
     * @param instances failed ones, some thousands at most
     */
    default Map<String, Cause> firstFailures(List<Instance> instances) {
        return CauseLookup.firstFailures(this, instances);
    }

    /** As {@link #instanceIds(StepCriteria, int)}, of assertions. */
    default List<String> instanceIds(AssertionCriteria criteria, int atMost) {
        try (Stream<Assertion> matches = assertions(criteria.withPage(Page.ALL))) {
            return matches.map(Assertion::instanceId).distinct().limit(atMost).toList();
        }
    }

    /**
     * See {@link RawSql}.
     *
     * @throws RawSqlException if this storage has no SQL, or does not answer it
     */
    RawResult sql(String text, List<Object> parameters, Duration timeLimit);

    /** Computed from the records that count, never taken from {@code summary.json}. */
    RunSummary summary();

    @Override
    void close();
}
