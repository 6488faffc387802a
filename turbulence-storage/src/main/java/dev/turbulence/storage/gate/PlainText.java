package dev.turbulence.storage.gate;

import java.util.Locale;

/**
 * Makes text that a system under test or a file brought in fit for one line of a terminal or a log: control characters,
 * escape sequences and characters that reorder or hide text are shown instead of obeyed.
 */
public final class PlainText {

    private PlainText() {}

    /**
     * The text on one line, with white space in place of line breaks and tabs and {@code \\u} escapes in place of
     * everything else that a terminal would act on.
     *
     * @param text any text, not null
     */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                plain.append(' ');
            } else if (isUnsafe(c)) {
                plain.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
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
