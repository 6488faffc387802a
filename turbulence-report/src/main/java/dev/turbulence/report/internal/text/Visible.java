package dev.turbulence.report.internal.text;

import java.util.Locale;

/** Characters that a reader obeys instead of showing them: control, escape and formatting characters, and no characters. */
public final class Visible {

    private Visible() {}

    /** Whether a character does something to what is around it, or is none at all. */
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

    /** The text on one line, with escapes in place of what would be obeyed, and blanks in place of line breaks and tabs. */
    public static String line(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                visible.append(' ');
            } else if (isObeyed(c)) {
                visible.append(escape(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }
}
