package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.AssertAction;
import dev.turbulence.engine.config.CheckOutcome;
import dev.turbulence.engine.language.InstanceContext;
import java.util.List;

/** Executes an assert action. */
final class AssertStep {

    private final RunEnvironment run;

    AssertStep(RunEnvironment run) {
        this.run = run;
    }

    StepOutcome execute(AssertAction action, InstanceContext context) {
        long start = System.nanoTime();
        CheckOutcome check = action.expect().check(context);
        List<String> errors = check.passed() ? List.of() : List.of(check.message());
        StepReport report = StepReport.local(check.passed(), System.nanoTime() - start, run.now(), errors);
        return new StepOutcome(report, context, check, null);
    }
}
