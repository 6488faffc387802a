package dev.turbulence.storage.gate;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name, or a pattern of names in which each {@code *} stands for any text.
 *
 * @param parts the text between the {@code *}s, so a plain name is one part; at least one, not all of a plain name empty
 */
public record NamePattern(List<String> parts) {

    public NamePattern {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.equals(List.of(""))) {
            throw new IllegalArgumentException("a name is not empty");
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

    public boolean matches(String name) {
        String regex = parts.stream().map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }

    /** As it is written in a condition, in quotes where it needs them. */
    @Override
    public String toString() {
        boolean quotes = parts.stream().flatMapToInt(String::chars).anyMatch(c -> c == '*' || !isBareCharacter(c));
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
