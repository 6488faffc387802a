package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.DecideAction;
import dev.turbulence.engine.config.Decision;
import dev.turbulence.engine.config.Policies;
import dev.turbulence.engine.config.Policy;
import dev.turbulence.engine.language.InstanceContext;

/** Executes a decide action: a weighted choice that depends on the seed, the instance and the step alone. */
final class DecideStep {

    private final RunEnvironment run;

    DecideStep(RunEnvironment run) {
        this.run = run;
    }

    /** Draws, unless what is to be chosen is known. */
    StepOutcome execute(DecideAction action, StepInput input) {
        long start = System.nanoTime();
        InstanceContext context = input.context();
        String name = action.decision().renderText(context);
        Policy policy = action.policyRef()
                .map(persona -> run.policies().get(persona.renderText(context)))
                .orElseGet(run.policies()::first);
        Decision decision = Policies.decision(policy, name);
        String choice = input.choices().option(action.name()).orElseGet(() -> decision.draw(input.random(run.seed())));
        StepReport.Choice detail = new StepReport.Choice(policy.personaId(), name, choice, action.outputVar());
        return StepOutcome.of(
                StepReport.local(System.nanoTime() - start, run.now(), detail),
                context.with(action.outputVar(), choice));
    }
}
