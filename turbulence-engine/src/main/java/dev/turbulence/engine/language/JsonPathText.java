package dev.turbulence.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a JSONPath the way the library reads it: with its leading {@code $}, and {@code .'quoted key'} in brackets.
 * Refuses what Python's library has beyond it.
 */
final class JsonPathText {
    private static final Map<Character, String> REFUSED = Map.of(
            '`', "named operators such as `this` and `parent` are not taken",
            '|', "`|` is not taken; use two paths",
            '&', "`&` is not taken; use two paths");

    private static final int MOST_DESCENTS = 2;

    private static final Pattern QUOTED = Pattern.compile("'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'", Pattern.DOTALL);
    private static final Pattern STRING =
            Pattern.compile(QUOTED + "|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"", Pattern.DOTALL);
    private static final Pattern LAST_UNION =
            Pattern.compile("\\[" + QUOTED + "(?:\\s*,\\s*" + QUOTED + ")+\\s*]", Pattern.DOTALL);

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private int position;

    private JsonPathText(String source) {
        this.source = source;
    }

    static String normalise(String source) {
        String path = source.strip();
        if (path.isEmpty()) {
            throw new LanguageException("a JSONPath must not be empty");
        }
        if (path.startsWith("[") || path.startsWith(".")) {
            path = "$" + path;
        } else if (!path.startsWith("$")) {
            path = "$." + path;
        }
        refuseWhatMayNotEnd(withoutStrings(path));
        return new JsonPathText(path).rewrite();
    }

    private static void refuseWhatMayNotEnd(String path) {
        if (path.contains("=~")) {
            throw new LanguageException(
                    "`=~` is not taken, because some patterns never end; compare with `==`, or check"
                            + " the value with `schema: {pattern: ...}`");
        }
        if (path.split("\\.\\.", -1).length - 1 > MOST_DESCENTS) {
            throw new LanguageException("`..` is taken at most twice in a path, because each multiplies the work");
        }
    }

    /**
     * The paths that {@code ...['a','b']} stands for. The library would make one map of both, where the first match is
     * wanted.
     */
    static List<String> splitLastUnion(String path) {
        int open = path.lastIndexOf("['");
        if (open < 0 || !LAST_UNION.matcher(path.substring(open)).matches()) {
            return List.of(path);
        }
        List<String> paths = new ArrayList<>();
        Matcher keys = QUOTED.matcher(path.substring(open));
        while (keys.find()) {
            paths.add(path.substring(0, open) + "[" + keys.group() + "]");
        }
        return paths;
    }

    /** The path with nothing in its strings. */
    static String withoutStrings(String path) {
        return STRING.matcher(path).replaceAll("''");
    }

    private String rewrite() {
        while (position < source.length()) {
            char c = source.charAt(position);
            if (c == '\'' || c == '"') {
                copyQuoted(c);
                continue;
            }
            if (depth == 0) {
                refuse(c);
            }
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            out.append(c);
            position++;
        }
        return out.toString();
    }

    private void refuse(char c) {
        if (REFUSED.containsKey(c)) {
            throw new LanguageException(REFUSED.get(c));
        }
        if (source.startsWith(".(", position)) {
            throw new LanguageException("`.(a|b)` is not taken; write `['a','b']`");
        }
        if (source.startsWith(" where ", position)) {
            throw new LanguageException("`where` is not taken; write a filter: `[?(@.key == 'value')]`");
        }
    }

    private void copyQuoted(char quote) {
        int end = position + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw new LanguageException("the string `" + source.substring(position) + "` is not closed");
        }
        String literal = source.substring(position, end + 1);
        boolean key = depth == 0 && !out.isEmpty() && out.charAt(out.length() - 1) == '.';
        if (key) {
            boolean deep = out.length() > 1 && out.charAt(out.length() - 2) == '.';
            out.setLength(deep ? out.length() : out.length() - 1);
            out.append('[').append(literal).append(']');
        } else {
            out.append(literal);
        }
        position = end + 1;
    }
}
