package dev.turbulence.report.internal;

import dev.turbulence.storage.gate.PlainText;

/** Fits text into columns of a terminal, where some characters take two columns and some none. */
public final class Cells {

    private static final String ELLIPSIS = "...";

    private Cells() {}

    /** The text with blanks after it, to fill so many columns. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text with blanks before it, to fill so many columns. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** Untrusted text made safe, and cut at its end when it is too long. */
    public static String shorten(String text, int columns) {
        String plain = PlainText.of(text).strip();
        return width(plain) <= columns ? plain : prefix(plain, columns - ELLIPSIS.length()) + ELLIPSIS;
    }

    /** Untrusted text made safe, and cut in its middle when it is too long: names differ at their ends. */
    public static String shortenName(String name, int columns) {
        String plain = PlainText.of(name);
        if (width(plain) <= columns) {
            return plain;
        }
        int kept = columns - ELLIPSIS.length();
        String reversed = new StringBuilder(plain).reverse().toString();
        String end = new StringBuilder(prefix(reversed, kept / 2)).reverse().toString();
        return prefix(plain, kept - kept / 2) + ELLIPSIS + end;
    }

    private static String prefix(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += width(c);
            if (used > columns) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end);
    }

    /** How many columns the text takes. */
    public static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115f // Hangul
                || c >= 0x2e80 && c <= 0xa4cf // Chinese, Japanese
                || c >= 0xac00 && c <= 0xd7a3 // Hangul
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x1f300 && c <= 0x1faff // emoji
                || c >= 0x20000 && c <= 0x3fffd;
        return wide ? 2 : 1;
    }
}
