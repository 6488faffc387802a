package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Action;
import dev.turbulence.engine.config.AssertAction;
import dev.turbulence.engine.config.BranchAction;
import dev.turbulence.engine.config.DecideAction;
import dev.turbulence.engine.config.GrpcAction;
import dev.turbulence.engine.config.HttpAction;
import dev.turbulence.engine.config.WaitAction;
import dev.turbulence.engine.language.InstanceContext;

/** Executes actions of every type. Has no state of its own: all instances share one. */
final class StepExecutor {

    private final HttpStep http;
    private final GrpcStep grpc;
    private final WaitStep wait;
    private final AssertStep assertion;
    private final BranchStep branch;
    private final DecideStep decide;
    private final RunEnvironment run;

    StepExecutor(RunEnvironment run) {
        this.run = run;
        this.http = new HttpStep(run);
        this.grpc = new GrpcStep(run);
        this.wait = new WaitStep(run);
        this.assertion = new AssertStep(run);
        this.branch = new BranchStep(run);
        this.decide = new DecideStep(run);
    }

    /**
     * Executes an action, unless its condition does not hold. Of a branch only its own step is executed.
     *
     * @throws dev.turbulence.engine.language.EvaluationException when the instance cannot go on
     */
    StepOutcome execute(Action action, StepInput input) {
        InstanceContext context = input.context();
        if (action.condition().isPresent() && !action.condition().get().holds(context)) {
            return StepOutcome.skipped(action.condition().get(), run.now(), context);
        }
        if (action instanceof HttpAction request) {
            return http.execute(request, input);
        }
        if (action instanceof GrpcAction call) {
            return grpc.execute(call, input);
        }
        if (action instanceof WaitAction poll) {
            return wait.execute(poll, context, input.session());
        }
        if (action instanceof BranchAction fork) {
            return branch.execute(fork, context);
        }
        if (action instanceof DecideAction question) {
            return decide.execute(question, input);
        }
        return assertion.execute((AssertAction) action, context);
    }
}
