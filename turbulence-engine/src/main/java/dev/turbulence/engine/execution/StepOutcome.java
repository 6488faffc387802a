package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.CheckOutcome;
import dev.turbulence.engine.config.Condition;
import dev.turbulence.engine.language.InstanceContext;
import java.time.Instant;

/**
 * What executing an action came to.
 *
 * @param report what is recorded of it
 * @param context the variables for the next action
 * @param check the assertion it made; null when it made none
 * @param instanceError why the instance cannot go on; null when it can
 */
record StepOutcome(StepReport report, InstanceContext context, CheckOutcome check, String instanceError) {

    /** The step of an action whose condition did not hold. */
    static StepOutcome skipped(Condition condition, Instant at, InstanceContext context) {
        return of(StepReport.local(0, at, new StepReport.Skipped(condition.source())), context);
    }

    static StepOutcome of(StepReport report, InstanceContext context) {
        return new StepOutcome(report, context, null, null);
    }
}
