package dev.turbulence.engine.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.engine.config.Action;
import dev.turbulence.engine.config.BranchAction;
import dev.turbulence.engine.config.CheckOutcome;
import dev.turbulence.engine.config.FinalAssertion;
import dev.turbulence.engine.config.Scenario;
import dev.turbulence.engine.config.Variation;
import dev.turbulence.engine.http.Session;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.storage.FailureKind;
import dev.turbulence.storage.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One instance on its way through its scenario. Used once, by one thread. */
final class InstanceWalk {

    private final RunEnvironment run;
    private final StepExecutor steps;
    private final InstanceRecorder recorder;
    private final Choices choices;
    private final Scenario scenario;
    private final Start start;
    private final Session session;

    /** Null when there is none. */
    private final Variation.Drawn variation;

    private InstanceContext context;
    /** What the instance waited for its start, until a step has taken it up. */
    private long waitedNanos;

    private int stepCount;
    private boolean actionFailed;
    private boolean assertionFailed;
    private String error;

    InstanceWalk(
            RunEnvironment run,
            StepExecutor steps,
            InstanceRecorder recorder,
            Choices choices,
            Start start,
            InstanceContext context) {
        this.run = run;
        this.steps = steps;
        this.recorder = recorder;
        this.choices = choices;
        this.scenario = choices.scenario();
        this.start = start;
        this.context = context;
        this.session = run.session();
        this.variation = choices.variation();
    }

    void walk() {
        try (session) {
            walkToItsEnd();
        }
    }

    private void walkToItsEnd() {
        int jitterMs = variation == null ? 0 : variation.jitterMs();
        EntryData data = enter();
        if (variation != null) {
            recorder.variation(variation.values());
            pause(jitterMs);
        }
        // Whoever waits for an instance that is late has waited since it was to start.
        Start.Due due = start.due() == null ? null : start.due().plusMillis(jitterMs);
        long startNanos = due == null ? System.nanoTime() : due.nanos();
        Instant startedAt = due == null ? run.now() : due.at();
        waitedNanos = due == null ? 0 : due.lateNanos();
        ObjectNode entry = data.recorded(start, waitedNanos);
        run.progress().instanceStarted(waitedNanos > 0);
        recorder.started(startedAt, entry);
        if (error == null) {
            follow(scenario.flow());
        }
        if (error == null) {
            finalAssertions();
        }
        boolean passed = !actionFailed && !assertionFailed && error == null;
        recorder.ended(startedAt, Duration.ofNanos(System.nanoTime() - startNanos), entry, passed, error, run.now());
        run.progress().instanceEnded(passed, error != null);
    }

    private EntryData enter() {
        EntryData entry = choices.entry(context);
        context = context.withEntry(entry.value());
        error = entry.error();
        recorder.learn(context);
        return entry;
    }

    private void follow(List<Action> actions) {
        for (Action action : actions) {
            if (variation != null && stepCount > 0) {
                pause(variation.stepDelayMs());
            }
            if (run.cancellation().aborted()) {
                error = abortedAt(action);
            } else if (stepCount >= scenario.maxSteps()) {
                error = "The scenario's max_steps of " + scenario.maxSteps() + " is used up before step '"
                        + action.name() + "'";
            } else {
                execute(action);
            }
            if (error != null || mustStop()) {
                return;
            }
        }
    }

    /** Sleeps, but not on when the run is aborted: the next action sees that it was. */
    private void pause(int millis) {
        if (millis > 0) {
            run.sleepUnlessAborted(Duration.ofMillis(millis));
        }
    }

    private void execute(Action action) {
        int index = stepCount++;
        StepOutcome outcome = outcomeOf(action, index);
        StepReport report = outcome.report();
        long waited = Step.LATENCY_TYPES.contains(action.type()) && !report.skipped() ? waitedNanos : 0;
        waitedNanos -= waited;
        context = outcome.context();
        recorder.learn(context);
        recorder.step(index, action, report, waited);
        actionFailed |= !report.ok();
        if (report.service() != null) {
            run.progress().latency(report.latencyNanos() + waited);
        }
        if (outcome.check() != null) {
            assertion(index, action.name(), outcome.check());
        }
        if (outcome.instanceError() != null) {
            error = "Step '" + action.name() + "': " + outcome.instanceError();
        } else if (!report.ok() && run.cancellation().aborted()) {
            error = abortedAt(action);
        }
        if (error == null && report.detail() instanceof StepReport.Fork fork) {
            BranchAction branch = (BranchAction) action;
            follow(fork.holds() ? branch.ifTrue() : branch.ifFalse());
        }
    }

    private StepOutcome outcomeOf(Action action, int index) {
        try {
            return steps.execute(action, new StepInput(context, session, index, choices));
        } catch (EvaluationException e) {
            // The failing step is on record, too: without it nobody could see where the instance broke off.
            StepReport report = StepReport.local(FailureKind.EVALUATION, 0, run.now(), List.of(e.getMessage()));
            return new StepOutcome(report, context, null, e.getMessage());
        }
    }

    private boolean mustStop() {
        return scenario.stopWhen().anyActionFails() && actionFailed
                || scenario.stopWhen().anyAssertionFails() && assertionFailed;
    }

    private void finalAssertions() {
        int index = stepCount;
        for (FinalAssertion assertion : scenario.assertions()) {
            AssertStep.Check check = AssertStep.check(assertion.expect(), context);
            assertion(index++, assertion.name(), check.outcome());
            // After a failed action a variable that is missing follows from that failure; it is no new error.
            if (check.error() != null && error == null && !actionFailed) {
                error = "Assertion '" + assertion.name() + "': " + check.error();
            }
        }
    }

    private void assertion(int index, String name, CheckOutcome check) {
        assertionFailed |= !check.passed();
        recorder.assertion(index, name, check, run.now());
    }

    private String abortedAt(Action action) {
        return "Aborted at step '" + action.name() + "': " + run.cancellation().reason();
    }
}
