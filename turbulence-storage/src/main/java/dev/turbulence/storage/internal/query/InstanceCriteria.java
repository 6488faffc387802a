package dev.turbulence.storage.internal.query;

import dev.turbulence.storage.InstanceStatus;
import java.time.Instant;
import java.util.Set;

/**
 * Which instances, in which order. Null or empty components do not restrict.
 *
 * @param ids any of these ids
 * @param status with this status
 * @param errored with (true) or without (false) an error
 * @param warmUp of the warm-up (true) or not (false)
 * @param scenarios of any of these scenarios
 * @param started started at or after {@code from} and before {@code until}
 */
public record InstanceCriteria(
        Set<String> ids,
        InstanceStatus status,
        Boolean errored,
        Boolean warmUp,
        Set<String> scenarios,
        Range<Instant> started,
        Order order,
        Page page) {

    /** Ties keep the order of recording; null values come last. */
    public enum Order {
        RECORDED,
        OLDEST_FIRST,
        SLOWEST_FIRST
    }

    public static final InstanceCriteria ALL =
            new InstanceCriteria(Set.of(), null, null, null, Set.of(), Range.unbounded(), Order.RECORDED, Page.ALL);

    /** All that count: those of the warm-up do not. */
    public static final InstanceCriteria COUNTED = ALL.withWarmUp(false);

    public InstanceCriteria {
        ids = Set.copyOf(ids);
        scenarios = Set.copyOf(scenarios);
    }

    public InstanceCriteria withIds(Set<String> wanted) {
        return new InstanceCriteria(wanted, status, errored, warmUp, scenarios, started, order, page);
    }

    public InstanceCriteria withStatus(InstanceStatus wanted) {
        return new InstanceCriteria(ids, wanted, errored, warmUp, scenarios, started, order, page);
    }

    public InstanceCriteria withErrored(Boolean wanted) {
        return new InstanceCriteria(ids, status, wanted, warmUp, scenarios, started, order, page);
    }

    public InstanceCriteria withWarmUp(Boolean wanted) {
        return new InstanceCriteria(ids, status, errored, wanted, scenarios, started, order, page);
    }

    public InstanceCriteria withScenarios(Set<String> wanted) {
        return new InstanceCriteria(ids, status, errored, warmUp, wanted, started, order, page);
    }

    public InstanceCriteria withStarted(Range<Instant> wanted) {
        return new InstanceCriteria(ids, status, errored, warmUp, scenarios, wanted, order, page);
    }

    public InstanceCriteria withOrder(Order wanted) {
        return new InstanceCriteria(ids, status, errored, warmUp, scenarios, started, wanted, page);
    }

    public InstanceCriteria withPage(Page wanted) {
        return new InstanceCriteria(ids, status, errored, warmUp, scenarios, started, order, wanted);
    }

    /** Whether it asks nothing of the instance: every step and assertion belongs to one that matches. */
    public boolean matchesAll() {
        return ids.isEmpty()
                && status == null
                && errored == null
                && warmUp == null
                && scenarios.isEmpty()
                && started.isUnbounded();
    }

    /** Whether start times or durations matter. */
    public boolean asksForTimes() {
        return !started.isUnbounded() || order != Order.RECORDED;
    }

    /** Whether it asks for nothing but scenarios and the warm-up: what records of steps and assertions are counted by. */
    public boolean isByScenario() {
        return withScenarios(Set.of()).withWarmUp(null).matchesAll();
    }
}
