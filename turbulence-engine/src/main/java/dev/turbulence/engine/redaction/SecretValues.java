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

    private record Spelling(String text, String value) {}

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
            if (text.contains(spelling.text())) {
                return true;
            }
        }
        return false;
    }

    /** Notes every place where one stands. */
    void find(String text, Spans found) {
        for (Spelling spelling : spellings) {
            int at = text.indexOf(spelling.text());
            while (at >= 0) {
                found.add(at, at + spelling.text().length(), spelling.value());
                at = text.indexOf(spelling.text(), at + 1);
            }
        }
    }
}
