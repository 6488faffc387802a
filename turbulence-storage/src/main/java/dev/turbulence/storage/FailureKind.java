package dev.turbulence.storage;

import java.util.Locale;
import java.util.Optional;

/** What sort of thing went wrong in a step, as the engine that played it knew it. */
public enum FailureKind {
    /** The status is none that the action takes for ok. */
    STATUS,
    /** The answer, or what a wait waited for, did not come in time. */
    TIMEOUT,
    /** No connection, no secure connection, or one that broke. */
    CONNECTION,
    /** What came back is not what the protocol allows. */
    PROTOCOL,
    /** The run was aborted meanwhile. */
    ABORTED,
    /** A variable could not be taken from the answer. */
    EXTRACTION,
    /** The answer does not fit a JSON Schema. */
    SCHEMA,
    /** Another check did not hold. */
    ASSERTION,
    /** A template, a condition or a path could not be evaluated, or a message not be made. */
    EVALUATION;

    /** The word that a record has for it, such as {@code connection}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this word; empty when there is none. */
    static Optional<FailureKind> ofWord(String word) {
        for (FailureKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
