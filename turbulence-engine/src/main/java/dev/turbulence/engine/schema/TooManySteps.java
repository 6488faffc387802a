package dev.turbulence.engine.schema;

/** A check that was given up because it might not end. */
final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps(String message) {
        super(message, null, false, false);
    }
}
