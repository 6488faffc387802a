package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.CheckOutcome;
import dev.turbulence.engine.language.InstanceContext;

/**
 * What executing an action came to.
 *
 * @param report what is recorded of it
 * @param context the variables for the next action
 * @param check the assertion it made; null when it made none
 * @param instanceError why the instance cannot go on; null when it can
 */
record StepOutcome(StepReport report, InstanceContext context, CheckOutcome check, String instanceError) {

    static StepOutcome of(StepReport report, InstanceContext context) {
        return new StepOutcome(report, context, null, null);
    }
}
