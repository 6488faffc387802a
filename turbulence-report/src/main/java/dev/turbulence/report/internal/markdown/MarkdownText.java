package dev.turbulence.report.internal.markdown;

import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.gate.PlainText;

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

    /** Text on one line as an HTML code element, in which nobody is mentioned. */
    private static String code(String text) {
        String line = PlainText.of(text);
        StringBuilder escaped = new StringBuilder("<code>");
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isPlain(c) || c == '_' && isWithinWord(line, i) || c == ':' && isBeforeBlank(line, i)) {
                escaped.append(c);
            } else {
                // A reference is never markup.
                escaped.append("&#").append((int) c).append(';');
            }
        }
        return escaped.append("</code>").toString();
    }

    private static boolean isPlain(char c) {
        return Character.isLetterOrDigit(c) || c > 0x7f || " ,;/=%+-?'\"()".indexOf(c) >= 0;
    }

    /** There it marks nothing in the dialects of GitHub and GitLab. */
    private static boolean isWithinWord(String line, int i) {
        return i > 0
                && i + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(i - 1))
                && Character.isLetterOrDigit(line.charAt(i + 1));
    }

    /** Elsewhere it may belong to an address, which would become a link. */
    private static boolean isBeforeBlank(String line, int i) {
        return i + 1 == line.length() || line.charAt(i + 1) == ' ';
    }
}
