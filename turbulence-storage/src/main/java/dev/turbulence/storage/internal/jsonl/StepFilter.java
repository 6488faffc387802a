package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.internal.query.Range;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** Tells steps that match criteria from others. */
final class StepFilter {

    private final StepCriteria criteria;
    private final InstanceFilter instances;

    StepFilter(StepCriteria criteria, JsonlRecords records) {
        this.criteria = criteria;
        this.instances = InstanceFilter.of(criteria.instances(), records);
    }

    boolean matches(StepLine step) {
        return isAny(criteria.types(), step::type)
                && isAny(criteria.names(), step::name)
                && isAny(criteria.services(), step::service)
                && (criteria.ok() == null || criteria.ok().equals(step.ok()))
                && isAny(criteria.statusCodes(), step::statusCode)
                && (!criteria.latencySamples() || step.sampleMillis() != null)
                && tookSo(criteria.latency(), step)
                && endedIn(criteria.completed(), step)
                && instances.matches(step);
    }

    /** @param value asked only when it matters */
    private static <T> boolean isAny(Set<T> wanted, Supplier<T> value) {
        if (wanted.isEmpty()) {
            return true;
        }
        T found = value.get();
        return found != null && wanted.contains(found);
    }

    private static boolean tookSo(Range<Duration> range, StepLine step) {
        if (range.isUnbounded()) {
            return true;
        }
        Duration latency = step.latency();
        return latency != null
                && (range.from() == null || latency.compareTo(range.from()) >= 0)
                && (range.until() == null || latency.compareTo(range.until()) <= 0);
    }

    private static boolean endedIn(Range<Instant> range, StepLine step) {
        if (range.isUnbounded()) {
            return true;
        }
        Instant end = step.completedAt();
        return end != null
                && (range.from() == null || !end.isBefore(range.from()))
                && (range.until() == null || end.isBefore(range.until()));
    }

    /** A key that sorts steps in an order, ties aside. */
    static long sortKey(StepCriteria.Order order, StepLine step) {
        return switch (order) {
            case RECORDED -> step.position();
            case OLDEST_FIRST -> {
                Instant end = step.completedAt();
                yield end == null ? Long.MAX_VALUE : InstanceTable.micros(end);
            }
            case SLOWEST_FIRST -> {
                Double latency = step.latencyMillis();
                yield SmallestKeys.descending(latency == null ? Double.NaN : latency);
            }
        };
    }
}
