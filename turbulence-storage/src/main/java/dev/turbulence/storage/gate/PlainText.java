package dev.turbulence.storage.gate;

import java.util.Locale;

/**
 * Makes text that a system under test or a file brought in fit for one line of a terminal, a log or a report: control
 * characters, escape sequences and characters that reorder or hide text are shown instead of obeyed.
 */
public final class PlainText {

    private PlainText() {}

    /**
     * The text on one line, with white space in place of line breaks and tabs and {@code \\u} escapes in place of
     * everything else that a reader would act on.
     *
     * @param text any text, not null
     */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                plain.append(' ');
            } else if (isObeyed(c)) {
                plain.append(escape(c));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    /** Whether a reader does something at this character instead of showing it, or it is none at all. */
    public static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
        };
    }

    /** The character written out: <code>&#92;u202e</code>. */
    public static String escape(int c) {
        return String.format(Locale.ROOT, "\\u%04x", c);
    }
}
