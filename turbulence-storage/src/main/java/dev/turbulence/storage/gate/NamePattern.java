package dev.turbulence.storage.gate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A name, or a pattern of names in which each {@code *} stands for any text.
 *
 * @param parts the text between the {@code *}s, so a plain name is one part; at least one. Records may hold a name that is
 *     empty
 */
public record NamePattern(List<String> parts) {

    public NamePattern {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a name has at least one part");
        }
    }

    /** The pattern that matches exactly this name, whatever characters it holds. */
    public static NamePattern exactly(String name) {
        return new NamePattern(List.of(name));
    }

    /** Whether it stands for each of the names it matches, on its own. */
    public boolean isWildcard() {
        return parts.size() > 1;
    }

    /** Takes time in proportion to the name's length: names come from a system under test and may be of any size. */
    public boolean matches(String name) {
        String first = parts.get(0);
        if (!isWildcard()) {
            return name.equals(first);
        }
        String last = parts.get(parts.size() - 1);
        int from = first.length();
        int until = name.length() - last.length();
        if (from > until || !name.startsWith(first) || !name.endsWith(last)) {
            return false;
        }
        for (String part : parts.subList(1, parts.size() - 1)) {
            int at = name.indexOf(part, from);
            if (at < 0 || at + part.length() > until) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    /** As it is written in a condition, in quotes where it needs them. */
    @Override
    public String toString() {
        boolean quotes = parts.equals(List.of(""))
                || parts.stream().flatMapToInt(String::chars).anyMatch(c -> c == '*' || !isBareCharacter(c));
        if (!quotes) {
            return String.join("*", parts);
        }
        return parts.stream().map(NamePattern::escaped).collect(Collectors.joining("*", "\"", "\""));
    }

    /** Whether a character may stand in a name without quotes; {@code *} may, as a pattern. */
    static boolean isBareCharacter(int c) {
        return !Character.isWhitespace(c) && !Character.isISOControl(c) && ",[]='\"\\".indexOf(c) < 0;
    }

    /** The name or pattern for people: without quotes and escapes. */
    String plainText() {
        return String.join("*", parts);
    }

    private static String escaped(String part) {
        return Arrays.stream(part.split(""))
                .map(c -> c.equals("\"") || c.equals("\\") || c.equals("*") ? "\\" + c : c)
                .collect(Collectors.joining());
    }
}
