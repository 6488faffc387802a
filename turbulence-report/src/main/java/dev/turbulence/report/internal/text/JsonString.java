package dev.turbulence.report.internal.text;

import dev.turbulence.storage.gate.PlainText;
import java.util.Locale;

/**
 * Text in JSON on one line. What a reader would obey, and halves of surrogate pairs, are escaped (see {@link PlainText}): to
 * a JSON parser that is the same text.
 */
public final class JsonString {

    private JsonString() {}

    /** A text as a string of JSON, quotes included. */
    public static String of(String text) {
        return '"' + escaped(text, true) + '"';
    }

    /** JSON that is written already, with the same escapes within its strings. */
    public static String within(String json) {
        return escaped(json, false);
    }

    /** @param all whether quotes and backslashes are escaped too, which in JSON text are there already */
    private static String escaped(String text, boolean all) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (all && (c == '"' || c == '\\')) {
                escaped.append('\\').append((char) c);
            } else if (!all && (c == '\n' || c == '\r' || c == '\t')) {
                escaped.append(' '); // In JSON text these only stand between values.
            } else if (PlainText.isObeyed(c)) {
                escape(escaped, c);
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static void escape(StringBuilder escaped, int c) {
        switch (c) {
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            default -> {
                for (char unit : Character.toChars(c)) {
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        }
    }
}
