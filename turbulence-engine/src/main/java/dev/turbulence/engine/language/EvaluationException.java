package dev.turbulence.engine.language;

/** A compiled template or expression that has no value for the variables at hand: an error of the instance. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what could not be evaluated and why, naming variables where one is missing */
    public EvaluationException(String message) {
        // No stack trace: it would cost more than the evaluation, and the text that failed is not in it anyway.
        super(message, null, false, false);
    }
}
