package dev.turbulence.storage.internal.summary;

import java.util.regex.Pattern;

/**
 * Why one instance failed. Causes that differ in nothing but digits of ids, times and the like are one.
 *
 * @param kind {@code error}, {@code step} or {@code assertion}
 * @param where the step or assertion; null for an error outside of any
 * @param message what happened
 */
public record Cause(String kind, String where, String message) {

    /** Hexadecimal ids, fractions, long numbers, and numbers that belong to a name; not numbers like 500 on their own. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\b(?=[a-f]*\\d)[0-9a-f]{6,}\\b|\\d+\\.\\d+|\\d{4,}|(?<=[\\p{L}_#-])\\d+");

    /** The instance could not be carried through. */
    public static Cause ofError(String error) {
        return new Cause("error", null, error);
    }

    /**
     * A step was not ok.
     *
     * @param firstError the first error in its observation; null when there is none
     * @param statusCode its status; null when nothing came back
     */
    public static Cause ofStep(String name, String firstError, Integer statusCode) {
        String message = firstError != null
                ? firstError
                : statusCode == null ? "not ok, its record does not say why" : "status code " + statusCode;
        return new Cause("step", name, message);
    }

    /** An assertion did not hold. */
    public static Cause ofAssertion(String name, String message) {
        return new Cause("assertion", name, message == null ? "did not hold" : message);
    }

    /** The records do not say. */
    public static Cause unknown() {
        return new Cause("error", null, "no error, failed step or failed assertion was recorded");
    }

    /** The same for causes that count as one. */
    Object group() {
        return new Cause(kind, where, pattern());
    }

    /** The message without what varies from instance to instance. */
    public String pattern() {
        return VARIABLE.matcher(message).replaceAll("#");
    }
}
