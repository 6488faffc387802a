package dev.turbulence.storage.gate;

import java.util.function.IntPredicate;

/** A place in the text of a gate, and the words for what is wrong there. */
final class Cursor {

    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean at(char c) {
        return !atEnd() && text.charAt(position) == c;
    }

    /** The next character, or -1 at the end. */
    int peek() {
        return atEnd() ? -1 : text.charAt(position);
    }

    char next() {
        return text.charAt(position++);
    }

    /** Steps over a character if it is the next one. */
    boolean skip(char c) {
        if (!at(c)) {
            return false;
        }
        position++;
        return true;
    }

    /** Steps over a word if it is the next one, whole. */
    boolean skipWord(String word) {
        int end = position + word.length();
        boolean whole = text.startsWith(word, position)
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '_');
        position = whole ? end : position;
        return whole;
    }

    /** The longest text from here on whose characters are all wanted; may be empty. */
    String take(IntPredicate wanted) {
        int start = position;
        while (!atEnd() && wanted.test(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    void skipSpaces() {
        take(c -> c != '\n' && Character.isWhitespace(c));
    }

    void skipSpacesAndNewlines() {
        take(Character::isWhitespace);
    }

    /** What stands here, for messages. */
    String found() {
        return atEnd() || at('\n')
                ? "the end of the line"
                : "'" + PlainText.of(text.substring(position, position + 1)) + "'";
    }

    GateSyntaxException error(int place, String problem) {
        int lineStart = text.lastIndexOf('\n', place - 1) + 1;
        int lineEnd = text.indexOf('\n', place);
        String shown =
                text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd).stripTrailing();
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = place - lineStart + 1;
        String message = "Gate condition, line " + line + ", column " + column + ": " + problem + System.lineSeparator()
                + "  " + PlainText.of(shown) + System.lineSeparator() + "  "
                + " ".repeat(PlainText.of(text.substring(lineStart, place)).length()) + "^";
        return new GateSyntaxException(message, line, column);
    }
}
