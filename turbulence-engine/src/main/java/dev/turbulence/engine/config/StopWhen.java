package dev.turbulence.engine.config;

/**
 * When an instance sends nothing more. Final assertions run all the same.
 *
 * @param anyActionFails after the first step that is not ok
 * @param anyAssertionFails after the first assertion that failed
 */
public record StopWhen(boolean anyActionFails, boolean anyAssertionFails) {
    /** An instance that walks through its whole flow whatever happens. */
    public static final StopWhen NEVER = new StopWhen(false, false);
}
