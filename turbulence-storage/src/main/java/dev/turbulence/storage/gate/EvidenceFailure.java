package dev.turbulence.storage.gate;

import java.util.Objects;

/**
 * A reason why a run cannot be judged as asked, which loses the gate whatever its numbers are.
 *
 * @param rule the rule of evidence that is broken
 * @param condition the condition that lacks evidence, with the names its {@code *} stood for; null when it is the run
 *     itself
 * @param message what is missing, in a sentence
 */
public record EvidenceFailure(Rule rule, Condition condition, String message) {

    /** What a verdict needs. */
    public enum Rule {
        /** The run was closed early. */
        RUN_ABORTED,
        /** The run was never closed. */
        RUN_INCOMPLETE,
        /** The run holds no instance. */
        RUN_EMPTY,
        /** The run holds fewer instances than were asked for. */
        TOO_FEW_INSTANCES,
        /** Instances neither passed nor failed. */
        NO_OUTCOME,
        /** A selector matches nothing that the run knows. */
        NOTHING_SELECTED,
        /** A condition is over zero samples. */
        NO_SAMPLES,
        /** A condition compares with a baseline run, and there is none. */
        BASELINE_MISSING,
        /** The baseline run is the run that is judged. */
        BASELINE_IS_THE_RUN,
        /** The baseline run cannot be read, was not carried through, or lacks outcomes. */
        BASELINE_UNFIT,
        /** The baseline run has nothing to compare a condition's part of the run with. */
        BASELINE_LACKS_PART,
        /** A count is compared, and the two runs are not of the same size. */
        BASELINE_OF_OTHER_SIZE,
        /** Either run has too few samples for the comparison to mean anything. */
        TOO_FEW_SAMPLES,
        /** What followed from the baseline is a limit that no value can break. */
        LIMIT_OUT_OF_REACH
    }

    public EvidenceFailure {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }

    /** The message, with the condition in front when there is one. */
    @Override
    public String toString() {
        return condition == null ? message : condition + ": " + message;
    }
}
