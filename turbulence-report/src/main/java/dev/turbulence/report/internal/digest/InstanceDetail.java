package dev.turbulence.report.internal.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An instance step by step.
 *
 * @param id its id
 * @param scenarioId the scenario it walked through; null when its record does not say
 * @param correlationId what was sent to the system with its requests; null when its record does not say
 * @param startedAt when it started; null when its record does not say
 * @param duration from start to end; null when its record does not say
 * @param passed how it came out; null when it never ended
 * @param error why it could not be carried through; null when it could
 * @param entry the scenario's entry as it was for this instance, as JSON; null when there is none
 * @param steps its first steps in the order of execution
 * @param stepsLeftOut how many more there are
 * @param assertions its first assertions, those that did not hold before the others
 */
public record InstanceDetail(
        String id,
        String scenarioId,
        String correlationId,
        Instant startedAt,
        Duration duration,
        Boolean passed,
        String error,
        String entry,
        List<StepDetail> steps,
        long stepsLeftOut,
        List<AssertionDetail> assertions) {

    public InstanceDetail {
        steps = List.copyOf(steps);
        assertions = List.copyOf(assertions);
    }

    /** Whether it ended and did not pass. */
    public boolean failed() {
        return Boolean.FALSE.equals(passed);
    }

    /**
     * An assertion as it came out.
     *
     * @param passed whether it held; null when its record does not say
     * @param expected what was asked for, as JSON
     * @param actual what was found, as JSON
     * @param message the outcome in words; null when its record has none
     */
    public record AssertionDetail(String name, Boolean passed, String expected, String actual, String message) {}
}
