package dev.turbulence.report.internal.text;

import java.util.Locale;

/** Cuts text that may be of any length. What it gives out is no safer than what it took. */
public final class Brief {

    /** The longest name kept. */
    public static final int NAME_LENGTH = 120;

    /** The longest sentence kept. */
    public static final int SENTENCE_LENGTH = 500;

    private static final String ELLIPSIS = "\u2026";

    private Brief() {}

    /** A name, cut in its middle when it is too long: names differ at their ends. A dash for null. */
    public static String name(String name) {
        if (name == null) {
            return "-";
        }
        if (name.length() <= NAME_LENGTH) {
            return name;
        }
        int half = NAME_LENGTH / 2;
        return head(name, half) + ELLIPSIS + name.substring(startOfTail(name, name.length() - half));
    }

    /** A sentence, cut at its end when it is too long. */
    public static String sentence(String text) {
        return line(text, SENTENCE_LENGTH);
    }

    /** At most so many characters of a text, and an ellipsis. */
    public static String line(String text, int length) {
        return text.length() <= length ? text : head(text, length) + ELLIPSIS;
    }

    /** At most so many characters of a text, with the number of those left out. */
    public static String block(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        String head = head(text, length);
        return head
                + String.format(Locale.ROOT, "\n%s and %,d more characters", ELLIPSIS, text.length() - head.length());
    }

    /** Pairs of surrogates are not cut in two. */
    private static String head(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static int startOfTail(String text, int start) {
        return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }
}
