package dev.turbulence.report.query;

import java.util.List;
import java.util.Locale;

/**
 * Values as JSON on one line. What a terminal would act on, and halves of surrogate pairs, are escaped: to a JSON parser
 * that is the same text.
 */
final class JsonText {

    private JsonText() {}

    static String of(Object value) {
        if (value == null || value instanceof Double number && !Double.isFinite(number)) {
            return "null"; // JSON has no form for infinities.
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof JsonValue json) {
            return escaped(json.text(), false);
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(JsonText::of).toList()) + "]";
        }
        return '"' + escaped(Values.text(value), true) + '"';
    }

    /** @param all whether quotes and backslashes are escaped too, which in JSON text are there already */
    private static String escaped(String text, boolean all) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (all && (c == '"' || c == '\\')) {
                escaped.append('\\').append((char) c);
            } else if (!all && (c == '\n' || c == '\r' || c == '\t')) {
                escaped.append(' '); // In JSON text these only stand between values.
            } else if (isUnsafe(c)) {
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

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
