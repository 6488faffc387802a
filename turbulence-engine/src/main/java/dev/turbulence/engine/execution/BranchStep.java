package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.BranchAction;
import dev.turbulence.engine.language.InstanceContext;

/** Executes a branch action: chooses its arm. */
final class BranchStep {

    private final RunEnvironment run;

    BranchStep(RunEnvironment run) {
        this.run = run;
    }

    StepOutcome execute(BranchAction action, InstanceContext context) {
        long start = System.nanoTime();
        boolean holds = action.test().holds(context);
        StepReport.Fork fork = new StepReport.Fork(action.test().source(), holds);
        return StepOutcome.of(StepReport.local(System.nanoTime() - start, run.now(), fork), context);
    }
}
