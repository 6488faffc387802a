package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.util.Set;

/**
 * What steps of one kind have in common.
 *
 * @param scenario the scenario of their instances; null when it is not known
 * @param warmUp whether their instances belong to the warm-up
 */
record StepKind(
        String scenario,
        boolean warmUp,
        String name,
        String type,
        String service,
        Integer statusCode,
        Boolean ok,
        boolean skipped) {

    static StepKind of(StepLine step, String scenario, boolean warmUp) {
        return new StepKind(
                scenario,
                warmUp,
                step.name(),
                step.type(),
                step.service(),
                step.statusCode(),
                step.ok(),
                step.skipped());
    }

    /** Whether those that have a latency are latency samples. */
    boolean isSampled() {
        return !skipped && Step.LATENCY_TYPES.contains(type);
    }

    boolean isFailed() {
        return Boolean.FALSE.equals(ok);
    }

    /** The kind that all steps of this name and type are of that have the same outcome. */
    StepKind withoutDetails() {
        return new StepKind(null, warmUp, name, type, null, null, !isFailed(), false);
    }

    /** The same of any instance. */
    StepKind ofAnyInstance() {
        return new StepKind(null, false, name, type, service, statusCode, ok, skipped);
    }

    /** Whether such steps match; latencies are not looked at. */
    boolean matches(StepCriteria criteria) {
        return isAny(criteria.instances().scenarios(), scenario)
                && (criteria.instances().warmUp() == null
                        || criteria.instances().warmUp() == warmUp)
                && isAny(criteria.types(), type)
                && isAny(criteria.names(), name)
                && isAny(criteria.services(), service)
                && isAny(criteria.statusCodes(), statusCode)
                && (criteria.ok() == null || criteria.ok().equals(ok))
                && (!criteria.latencySamples() || isSampled());
    }

    private static <T> boolean isAny(Set<T> wanted, T value) {
        return wanted.isEmpty() || value != null && wanted.contains(value);
    }

    StepCount count(long steps) {
        return new StepCount(name, type, service, statusCode, ok, skipped, steps);
    }
}
