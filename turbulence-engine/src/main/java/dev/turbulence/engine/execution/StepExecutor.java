package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Action;
import dev.turbulence.engine.config.AssertAction;
import dev.turbulence.engine.config.HttpAction;
import dev.turbulence.engine.config.WaitAction;
import dev.turbulence.engine.http.CookieJar;
import dev.turbulence.engine.language.InstanceContext;

/** Executes actions of every type. Has no state of its own: all instances share one. */
final class StepExecutor {

    private final HttpStep http;
    private final WaitStep wait;
    private final AssertStep assertion;

    StepExecutor(RunEnvironment run) {
        this.http = new HttpStep(run);
        this.wait = new WaitStep(run);
        this.assertion = new AssertStep(run);
    }

    /** @throws dev.turbulence.engine.language.EvaluationException when the instance cannot go on */
    StepOutcome execute(Action action, InstanceContext context, CookieJar cookies) {
        if (action instanceof HttpAction request) {
            return http.execute(request, context, cookies);
        }
        if (action instanceof WaitAction poll) {
            return wait.execute(poll, context, cookies);
        }
        return assertion.execute((AssertAction) action, context);
    }
}
