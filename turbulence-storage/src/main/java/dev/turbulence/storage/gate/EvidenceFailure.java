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
        NO_SAMPLES
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
