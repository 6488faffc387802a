package dev.turbulence.engine.language;

import java.util.Collection;

/** Keeps the texts that templates make within bounds: filters that lengthen a text can be chained. */
final class Texts {
    /** In characters; a request of this size is none that anybody means to send from a template. */
    static final int MAX_LENGTH = 8 << 20;

    private Texts() {}

    /** The value, unless it is a text that is too long. */
    static Object checked(Object value) {
        if (value instanceof String text) {
            check(text.length());
        }
        return value;
    }

    static void check(long length) {
        if (length > MAX_LENGTH) {
            throw new EvaluationException("the text becomes longer than " + MAX_LENGTH + " characters");
        }
    }

    static String replace(String text, String part, String replacement) {
        long occurrences = part.isEmpty() ? text.length() + 1L : 0;
        for (int at = text.indexOf(part); at >= 0 && !part.isEmpty(); at = text.indexOf(part, at + part.length())) {
            occurrences++;
        }
        check(text.length() + occurrences * ((long) replacement.length() - part.length()));
        return text.replace(part, replacement);
    }

    static String join(Collection<?> members, String separator) {
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (Object member : members) {
            joined.append(first ? "" : separator).append(Values.toText(member));
            check(joined.length());
            first = false;
        }
        return joined.toString();
    }
}
