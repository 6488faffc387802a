package dev.turbulence.engine.config;

import dev.turbulence.engine.redaction.Redactor;
import java.nio.file.Path;

/**
 * One thing wrong with one file.
 *
 * @param file the file
 * @param line from 1; 0 when the problem is with the file as a whole
 * @param column in characters, from 1; 0 when the problem is with the file as a whole
 * @param message what is wrong, what was expected and what to write
 * @param sourceLine the line of the file; empty when the problem is with the file as a whole
 */
public record Problem(Path file, int line, int column, String message, String sourceLine) {
    private static final int WIDTH = 120;
    private static final String INDENT = "    ";

    static Problem ofFile(Path file, String message) {
        return new Problem(file, 0, 0, message, "");
    }

    Problem redacted(Redactor redactor) {
        return new Problem(file, line, column, redactor.text(message), redactor.masked(sourceLine));
    }

    /** {@code file:line:column: message}, below it the line and a caret under the column. */
    public String format() {
        String lineSeparator = System.lineSeparator();
        if (line == 0) {
            return file + ": " + message;
        }
        String head = file + ":" + line + ":" + column + ": " + message;
        if (sourceLine.isBlank()) {
            return head;
        }
        int[] shown = sourceLine.codePoints().toArray();
        int caret = Math.min(column - 1, shown.length);
        int from = caret < WIDTH ? 0 : caret - WIDTH / 2;
        int count = Math.min(WIDTH, shown.length - from);
        return head + lineSeparator + INDENT + new String(shown, from, count) + lineSeparator + INDENT
                + pad(shown, from, caret) + "^";
    }

    /** As wide as the text before the caret on any terminal: tabs stay tabs. */
    private static String pad(int[] shown, int from, int caret) {
        StringBuilder pad = new StringBuilder();
        for (int i = from; i < caret; i++) {
            pad.append(shown[i] == '\t' ? '\t' : ' ');
        }
        return pad.toString();
    }
}
