package dev.turbulence.report.internal.markdown;

import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Visible;

/** Puts untrusted text into Markdown so that it can neither format, link, mention anybody nor end a table's cell. */
final class MarkdownText {

    private MarkdownText() {}

    /** A name, as code. */
    static String name(String name) {
        return code(Brief.name(name));
    }

    /** A sentence, as code, at most so many characters of it. */
    static String sentence(String sentence, int length) {
        return code(Brief.line(sentence, length));
    }

    /**
     * Text on one line as an HTML code element, in which nobody is mentioned, with a reference for each character that
     * might mean something: a reference never does.
     */
    private static String code(String text) {
        StringBuilder escaped = new StringBuilder("<code>");
        Visible.line(text).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ' || c > 0x7f) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.append("</code>").toString();
    }
}
