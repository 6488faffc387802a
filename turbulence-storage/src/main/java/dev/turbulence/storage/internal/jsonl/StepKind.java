package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.util.Set;

/**
 * What steps of one kind have in common.
 *
 * @param scenario the scenario of their instances; null when it is not known
 */
record StepKind(
        String scenario, String name, String type, String service, Integer statusCode, Boolean ok, boolean skipped) {

    static StepKind of(StepLine step, String scenario) {
        return new StepKind(
                scenario, step.name(), step.type(), step.service(), step.statusCode(), step.ok(), step.skipped());
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
        return new StepKind(null, name, type, null, null, !isFailed(), false);
    }

    StepKind inAnyScenario() {
        return new StepKind(null, name, type, service, statusCode, ok, skipped);
    }

    /** Whether such steps match; latencies are not looked at. */
    boolean matches(StepCriteria criteria) {
        return isAny(criteria.instances().scenarios(), scenario)
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
