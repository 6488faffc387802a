package dev.turbulence.engine.language;

/** String literals between {@link SourceRewriter} and {@link ExpressionCompiler}: past a lexer that must see no quote. */
final class StringLiterals {
    private StringLiterals() {}

    /** The literal for what stands between two quotes, its escapes resolved. */
    static String encode(CharSequence raw) {
        return literal(unescape(raw));
    }

    /** The literal for a text: without any quote or lone backslash between its own quotes. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\q").replace("\"", "\\d") + "'";
    }

    /** The text of a literal that {@link #literal} made. */
    static String decode(String encoded) {
        StringBuilder text = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '\\') {
                char code = encoded.charAt(++i);
                c = code == 'q' ? '\'' : code == 'd' ? '"' : code;
            }
            text.append(c);
        }
        return text.toString();
    }

    private static String unescape(CharSequence raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char code = raw.charAt(++i);
            if (code == 'u' || code == 'x') {
                i += appendCodeUnit(raw, i, code == 'u' ? 4 : 2, text);
            } else {
                appendEscape(code, text);
            }
        }
        return text.toString();
    }

    private static int appendCodeUnit(CharSequence raw, int at, int digits, StringBuilder text) {
        int end = at + 1 + digits;
        try {
            text.append((char) Integer.parseInt(raw.subSequence(at + 1, end).toString(), 16));
            return digits;
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new LanguageException(
                    "`\\" + raw.charAt(at) + "` in a string needs " + digits + " hexadecimal digits");
        }
    }

    private static void appendEscape(char code, StringBuilder text) {
        switch (code) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case '\\', '\'', '"' -> text.append(code);
            default -> text.append('\\').append(code);
        }
    }
}
