package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.AssertAction;
import dev.turbulence.engine.config.CheckOutcome;
import dev.turbulence.engine.config.Expectation;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.storage.FailureKind;
import java.util.List;

/** Executes an assert action. */
final class AssertStep {

    private final RunEnvironment run;

    AssertStep(RunEnvironment run) {
        this.run = run;
    }

    StepOutcome execute(AssertAction action, InstanceContext context) {
        long start = System.nanoTime();
        Check check = check(action.expect(), context);
        FailureKind failure = check.failure();
        List<String> errors =
                failure == null ? List.of() : List.of(check.outcome().message());
        StepReport report = StepReport.local(failure, System.nanoTime() - start, run.now(), errors);
        return new StepOutcome(report, context, check.outcome(), check.error());
    }

    /** Checks; what cannot be evaluated is an assertion that failed, and an error of the instance besides. */
    static Check check(Expectation expectation, InstanceContext context) {
        try {
            return new Check(expectation.check(context), null);
        } catch (EvaluationException e) {
            return new Check(
                    new CheckOutcome(false, null, null, e.getMessage(), CheckOutcome.Check.VALUE), e.getMessage());
        }
    }

    /** How a check came out, and why it could not be made, or null. */
    record Check(CheckOutcome outcome, String error) {

        /** Null when it held. */
        private FailureKind failure() {
            if (error != null) {
                return FailureKind.EVALUATION;
            }
            if (outcome.passed()) {
                return null;
            }
            return switch (outcome.check()) {
                case STATUS -> FailureKind.STATUS;
                case SCHEMA -> FailureKind.SCHEMA;
                case VALUE -> FailureKind.ASSERTION;
            };
        }
    }
}
