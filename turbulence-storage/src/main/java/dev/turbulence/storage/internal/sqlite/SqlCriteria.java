package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Range;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.records.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Criteria as selections of rows. */
final class SqlCriteria {

    private SqlCriteria() {}

    static Selection instances(InstanceCriteria criteria) {
        Selection selection = new Selection("instances", "rowid");
        addRecorded(selection);
        selection.isIn(Selectivity.INSTANCE_ID, "instances.id", criteria.ids());
        addInstance(selection, criteria);
        addWarmUp(selection, "instances.warm_up", criteria);
        switch (criteria.order()) {
            case RECORDED -> {}
            case OLDEST_FIRST ->
                selection.orderBy(Selectivity.NONE, "instances.started_at IS NULL, instances.started_at");
            case SLOWEST_FIRST -> selection.orderBy(Selectivity.NONE, "instances.duration_ms DESC");
        }
        return selection;
    }

    /** The kinds of instances, as {@code instance_counts} has them, that match criteria without ids and times. */
    static Selection instanceKinds(InstanceCriteria criteria) {
        Selection selection = new Selection("instances", "rowid");
        addStatusAndScenario(selection, criteria);
        if (criteria.errored() != null) {
            selection.holds(Selectivity.NONE, "instances.errored", criteria.errored() ? "= 1" : "= 0");
        }
        addWarmUp(selection, "instances.warm_up", criteria);
        return selection;
    }

    static Selection steps(StepCriteria criteria) {
        Selection selection = new Selection("steps", "id");
        selection.isIn(
                Selectivity.INSTANCE_ID,
                "steps.instance_id",
                criteria.instances().ids());
        selection.isIn(Selectivity.STATUS_CODE, "steps.status_code", criteria.statusCodes());
        selection.isIn(Selectivity.NAME, "steps.action_name", criteria.names());
        selection.isIn(Selectivity.SERVICE, "steps.service", criteria.services());
        selection.isIn(Selectivity.TYPE, "steps.action_type", criteria.types());
        if (criteria.ok() != null) {
            addOutcome(selection, "steps.ok", criteria.ok(), Selectivity.NONE);
        }
        addWarmUp(selection, "steps.warm_up", criteria.instances());
        addLatency(selection, criteria.latency());
        addTime(selection, "steps.completed_at", criteria.completed());
        if (criteria.latencySamples()) {
            addLatencySamples(selection);
        }
        addInstanceOf(selection, criteria.instances());
        switch (criteria.order()) {
            case RECORDED -> {}
            case OLDEST_FIRST -> selection.orderBy(Selectivity.NONE, "steps.completed_at IS NULL, steps.completed_at");
            case SLOWEST_FIRST -> selection.orderBy(Selectivity.LATENCY, "steps.latency_ms DESC");
        }
        return selection;
    }

    /** The kinds of steps, as {@code step_counts} and {@code latency_samples} have them. */
    static Selection stepKinds(StepCriteria criteria) {
        Selection selection = new Selection("steps", "rowid");
        selection.isIn(
                Selectivity.NONE, "steps.scenario_id", criteria.instances().scenarios());
        selection.isIn(Selectivity.NONE, "steps.status_code", criteria.statusCodes());
        selection.isIn(Selectivity.NONE, "steps.action_name", criteria.names());
        selection.isIn(Selectivity.NONE, "steps.service", criteria.services());
        selection.isIn(Selectivity.NONE, "steps.action_type", criteria.types());
        if (criteria.ok() != null) {
            addOutcome(selection, "steps.ok", criteria.ok(), Selectivity.NONE);
        }
        addWarmUp(selection, "steps.warm_up", criteria.instances());
        return selection;
    }

    /** The kinds of assertions, as {@code assertion_counts} has them. */
    static Selection assertionKinds(AssertionCriteria criteria) {
        Selection selection = new Selection("assertions", "rowid");
        selection.isIn(
                Selectivity.NONE, "assertions.scenario_id", criteria.instances().scenarios());
        selection.isIn(Selectivity.NONE, "assertions.assertion_name", criteria.names());
        if (criteria.passed() != null) {
            addOutcome(selection, "assertions.passed", criteria.passed(), Selectivity.NONE);
        }
        addWarmUp(selection, "assertions.warm_up", criteria.instances());
        return selection;
    }

    static Selection assertions(AssertionCriteria criteria) {
        Selection selection = new Selection("assertions", "id");
        selection.isIn(
                Selectivity.INSTANCE_ID,
                "assertions.instance_id",
                criteria.instances().ids());
        selection.isIn(Selectivity.NONE, "assertions.assertion_name", criteria.names());
        if (criteria.passed() != null) {
            addOutcome(selection, "assertions.passed", criteria.passed(), Selectivity.PASSED);
        }
        addWarmUp(selection, "assertions.warm_up", criteria.instances());
        addInstanceOf(selection, criteria.instances());
        return selection;
    }

    /** What is asked of the instance that a row belongs to. Of one without a record nothing but its id is known. */
    private static void addInstanceOf(Selection selection, InstanceCriteria criteria) {
        addInstance(selection, criteria);
        if (!criteria.withErrored(null).withWarmUp(null).withIds(Set.of()).matchesAll()) {
            addRecorded(selection);
        }
    }

    private static void addRecorded(Selection selection) {
        selection.holds(Selectivity.NONE, "instances.recorded", "= 1");
    }

    /** What is asked of the instance itself or of the one that a row belongs to; its ids are looked for elsewhere. */
    private static void addInstance(Selection selection, InstanceCriteria criteria) {
        addStatusAndScenario(selection, criteria);
        if (criteria.errored() != null) {
            selection.holds(Selectivity.NONE, "instances.error", criteria.errored() ? "IS NOT NULL" : "IS NULL");
        }
        addTime(selection, "instances.started_at", criteria.started());
    }

    /** Steps and assertions are marked as their instances are, so that these need not be looked up. */
    private static void addWarmUp(Selection selection, String column, InstanceCriteria criteria) {
        if (criteria.warmUp() != null) {
            selection.holds(Selectivity.NONE, column, criteria.warmUp() ? "= 1" : "= 0");
        }
    }

    private static void addStatusAndScenario(Selection selection, InstanceCriteria criteria) {
        if (criteria.status() != null) {
            boolean failed = criteria.status() == InstanceStatus.FAIL;
            selection.holds(
                    failed ? Selectivity.FAILED_INSTANCE : Selectivity.PASSED,
                    "instances.status",
                    failed ? "= 'fail'" : "= 'pass'");
        }
        selection.isIn(Selectivity.SCENARIO, "instances.scenario_id", criteria.scenarios());
    }

    private static void addOutcome(Selection selection, String column, boolean passed, Selectivity ofPassed) {
        // Literals, as the index of failed steps serves no query that could ask for others.
        selection.holds(passed ? ofPassed : Selectivity.FAILED_RECORD, column, passed ? "= 1" : "= 0");
    }

    private static void addLatencySamples(Selection selection) {
        selection.holds(Selectivity.NONE, "steps.action_type", "IN ('http', 'wait', 'grpc')");
        selection.holds(Selectivity.NONE, "steps.skipped", "= 0");
        selection.holds(Selectivity.NONE, "steps.latency_ms", "IS NOT NULL");
    }

    /** Latencies are stored in milliseconds and compared as what they are read as: rounded to nanoseconds. */
    private static void addLatency(Selection selection, Range<Duration> latency) {
        String column = "steps.latency_ms";
        if (latency.from() != null) {
            double least = (latency.from().toNanos() - 0.5) / 1e6;
            selection.compare(Selectivity.LATENCY, column, ">= ?", least);
        }
        if (latency.until() != null) {
            double most = (latency.until().toNanos() + 0.5) / 1e6;
            selection.compare(Selectivity.LATENCY, column, "< ?", most);
        }
    }

    private static void addTime(Selection selection, String column, Range<Instant> time) {
        selection.compare(Selectivity.NONE, column, ">= ?", stored(time.from()));
        selection.compare(Selectivity.NONE, column, "< ?", stored(time.until()));
    }

    /** The first stored time that is not before the bound: stored times have microseconds, a bound may have more. */
    private static String stored(Instant bound) {
        if (bound == null) {
            return null;
        }
        Instant cut = bound.truncatedTo(ChronoUnit.MICROS);
        return Timestamps.format(cut.equals(bound) ? cut : cut.plus(1, ChronoUnit.MICROS));
    }
}
