package dev.turbulence.storage.internal.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Which steps, in which order. Null or empty components do not restrict.
 *
 * @param instances steps of the instances that match these criteria; their order and page are not looked at
 * @param types of any of these types
 * @param names with any of these action names
 * @param services sent to any of these services
 * @param ok passed (true) or failed (false)
 * @param statusCodes with any of these status codes
 * @param latency at least {@code from} and at most {@code until}
 * @param completed ended at or after {@code from} and before {@code until}
 * @param latencySamples only steps that count as latency samples
 */
public record StepCriteria(
        InstanceCriteria instances,
        Set<String> types,
        Set<String> names,
        Set<String> services,
        Boolean ok,
        Set<Integer> statusCodes,
        Range<Duration> latency,
        Range<Instant> completed,
        boolean latencySamples,
        Order order,
        Page page) {

    /** Ties keep the order of recording; null values come last. */
    public enum Order {
        RECORDED,
        OLDEST_FIRST,
        SLOWEST_FIRST
    }

    public static final StepCriteria ALL = new StepCriteria(
            InstanceCriteria.ALL,
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            Set.of(),
            Range.unbounded(),
            Range.unbounded(),
            false,
            Order.RECORDED,
            Page.ALL);

    public StepCriteria {
        types = Set.copyOf(types);
        names = Set.copyOf(names);
        services = Set.copyOf(services);
        statusCodes = Set.copyOf(statusCodes);
    }

    public StepCriteria withInstances(InstanceCriteria wanted) {
        return new StepCriteria(
                wanted, types, names, services, ok, statusCodes, latency, completed, latencySamples, order, page);
    }

    public StepCriteria withTypes(Set<String> wanted) {
        return new StepCriteria(
                instances, wanted, names, services, ok, statusCodes, latency, completed, latencySamples, order, page);
    }

    public StepCriteria withNames(Set<String> wanted) {
        return new StepCriteria(
                instances, types, wanted, services, ok, statusCodes, latency, completed, latencySamples, order, page);
    }

    public StepCriteria withServices(Set<String> wanted) {
        return new StepCriteria(
                instances, types, names, wanted, ok, statusCodes, latency, completed, latencySamples, order, page);
    }

    public StepCriteria withOk(Boolean wanted) {
        return new StepCriteria(
                instances,
                types,
                names,
                services,
                wanted,
                statusCodes,
                latency,
                completed,
                latencySamples,
                order,
                page);
    }

    public StepCriteria withStatusCodes(Set<Integer> wanted) {
        return new StepCriteria(
                instances, types, names, services, ok, wanted, latency, completed, latencySamples, order, page);
    }

    public StepCriteria withLatency(Range<Duration> wanted) {
        return new StepCriteria(
                instances, types, names, services, ok, statusCodes, wanted, completed, latencySamples, order, page);
    }

    public StepCriteria withCompleted(Range<Instant> wanted) {
        return new StepCriteria(
                instances, types, names, services, ok, statusCodes, latency, wanted, latencySamples, order, page);
    }

    public StepCriteria onlyLatencySamples() {
        return new StepCriteria(
                instances, types, names, services, ok, statusCodes, latency, completed, true, order, page);
    }

    public StepCriteria withOrder(Order wanted) {
        return new StepCriteria(
                instances, types, names, services, ok, statusCodes, latency, completed, latencySamples, wanted, page);
    }

    public StepCriteria withPage(Page wanted) {
        return new StepCriteria(
                instances, types, names, services, ok, statusCodes, latency, completed, latencySamples, order, wanted);
    }

    /** Whether it asks for kinds of steps only: any two of the same kind both match or both do not. */
    public boolean isByKind() {
        return instances.isByScenario() && latency.isUnbounded() && completed.isUnbounded();
    }
}
