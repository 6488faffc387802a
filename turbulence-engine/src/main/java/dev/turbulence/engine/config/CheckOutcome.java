package dev.turbulence.engine.config;

/**
 * What became of an {@link Expectation}: of its first check that failed, else of its last.
 *
 * @param passed whether every check held
 * @param expected what the deciding check asked for; null where that is null or where existence was the check
 * @param actual what was there instead, or as well; null where nothing was
 * @param message both in a sentence
 * @param check what was looked at
 */
public record CheckOutcome(boolean passed, Object expected, Object actual, String message, Check check) {

    /** What a check looks at. */
    public enum Check {
        STATUS,
        SCHEMA,
        /** Anything else. */
        VALUE
    }

    CheckOutcome(boolean passed, Object expected, Object actual, String message) {
        this(passed, expected, actual, message, Check.VALUE);
    }
}
