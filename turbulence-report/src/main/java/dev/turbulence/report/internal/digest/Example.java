package dev.turbulence.report.internal.digest;

/**
 * A failure that stands for others like it.
 *
 * @param instanceId the instance it happened to
 * @param text what happened, in a sentence
 * @param expected of an assertion, what was asked for, as JSON; null for a step
 * @param actual of an assertion, what was found, as JSON; null for a step
 */
public record Example(String instanceId, String text, String expected, String actual) {

    /** How many are kept of steps or assertions of one name in one scenario. */
    public static final int MOST = 5;
}
