package dev.turbulence.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What can be called on a value with a dot: six methods of texts, one of maps, and no Java method. */
final class Methods {
    static final Map<String, Callable> ALL = Map.of(
            "startswith",
                    Callable.of(
                            1,
                            (text, arguments) ->
                                    text("startswith", text).startsWith(text("startswith", arguments.get(0)))),
            "endswith",
                    Callable.of(
                            1,
                            (text, arguments) -> text("endswith", text).endsWith(text("endswith", arguments.get(0)))),
            "lower", Callable.of(0, (text, arguments) -> Filters.lower(text("lower", text))),
            "upper", Callable.of(0, (text, arguments) -> Filters.upper(text("upper", text))),
            "strip", Callable.of(0, (text, arguments) -> text("strip", text).strip()),
            "split", Callable.of(0, 1, (text, arguments) -> split(text("split", text), arguments)),
            "get", Callable.of(1, 2, Methods::get));

    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    private Methods() {}

    static Object split(String text, List<Object> arguments) {
        if (arguments.isEmpty()) {
            String stripped = text.strip();
            return stripped.isEmpty() ? List.of() : List.<Object>of((Object[]) WHITESPACE.split(stripped));
        }
        String separator = text("split", arguments.get(0));
        if (separator.isEmpty()) {
            throw new EvaluationException("split needs a separator that is not empty");
        }
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static Object get(Object owner, List<Object> arguments) {
        if (!(owner instanceof Map<?, ?> map)) {
            throw new EvaluationException("get needs a map, not " + Values.describe(owner));
        }
        Object key = arguments.get(0);
        boolean there = key instanceof String && map.containsKey(key);
        Object otherwise = arguments.size() == 2 ? arguments.get(1) : null;
        return there ? map.get(key) : otherwise;
    }

    static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new EvaluationException(name + " needs a text, not " + Values.describe(value));
    }
}
