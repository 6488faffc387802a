package dev.turbulence.engine.redaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that are secret wherever they stand. Immutable. */
final class SecretValues {
    /** Shorter ones stand in too many places by chance. */
    static final int SHORTEST = 6;

    static final SecretValues NONE = new SecretValues(List.of());

    /**
     * So much of a value is looked for, and hidden with whatever follows of it. A service may send a long value and text
     * that is like it at every place; and of one that was cut its begin is worth hiding, too.
     */
    private static final int HEAD = 256;

    private record Spelling(String text, String head, String value) {
        Spelling(String text, String value) {
            this(text, text.substring(0, Math.min(HEAD, text.length())), value);
        }

        /** Where it ends that begins at a place in a text. */
        int end(String in, int from) {
            int length = head.length();
            while (length < text.length()
                    && from + length < in.length()
                    && text.charAt(length) == in.charAt(from + length)) {
                length++;
            }
            return from + length;
        }
    }

    private final List<Spelling> spellings;

    private SecretValues(List<Spelling> spellings) {
        this.spellings = spellings;
    }

    /** Of the given values those that can be searched for. */
    static SecretValues of(Collection<String> values) {
        Map<String, String> spellings = new LinkedHashMap<>();
        for (String value : values) {
            if (value.length() >= SHORTEST && !Marks.START.contains(value)) {
                Spellings.of(value).forEach(spelling -> spellings.putIfAbsent(spelling, value));
            }
        }
        List<Spelling> list = new ArrayList<>();
        spellings.forEach((text, value) -> list.add(new Spelling(text, value)));
        return list.isEmpty() ? NONE : new SecretValues(list);
    }

    boolean areNone() {
        return spellings.isEmpty();
    }

    boolean areIn(String text) {
        for (Spelling spelling : spellings) {
            if (text.contains(spelling.head())) {
                return true;
            }
        }
        return false;
    }

    /** Notes every place where one stands. */
    void find(String text, Spans found) {
        for (Spelling spelling : spellings) {
            int at = text.indexOf(spelling.head());
            while (at >= 0) {
                int end = spelling.end(text, at);
                found.add(at, end, spelling.value());
                at = text.indexOf(spelling.head(), end);
            }
        }
    }
}
