package dev.turbulence.report.internal.digest;

import dev.turbulence.storage.Instance;
import java.util.List;

/**
 * An instance step by step.
 *
 * @param instance the instance
 * @param steps its first steps in the order of execution
 * @param stepsLeftOut how many more there are
 * @param assertions its first assertions, those that did not hold before the others
 */
public record InstanceDetail(
        Instance instance, List<StepDetail> steps, long stepsLeftOut, List<AssertionDetail> assertions) {

    public InstanceDetail {
        steps = List.copyOf(steps);
        assertions = List.copyOf(assertions);
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
