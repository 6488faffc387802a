package dev.turbulence.engine.language;

import java.util.Collection;
import java.util.Map;

/** What may stand after {@code is}, except {@code defined}, which must see what is missing ({@link ExpressionCompiler}). */
final class Tests {
    static final Map<String, Callable> ALL = Map.ofEntries(
            Map.entry("None", Callable.of(0, (value, none) -> value == null)),
            Map.entry("none", Callable.of(0, (value, none) -> value == null)),
            Map.entry("null", Callable.of(0, (value, none) -> value == null)),
            Map.entry("True", Callable.of(0, (value, none) -> Boolean.TRUE.equals(value))),
            Map.entry("true", Callable.of(0, (value, none) -> Boolean.TRUE.equals(value))),
            Map.entry("False", Callable.of(0, (value, none) -> Boolean.FALSE.equals(value))),
            Map.entry("false", Callable.of(0, (value, none) -> Boolean.FALSE.equals(value))),
            Map.entry("empty", Callable.of(0, (value, none) -> isEmpty(value))),
            Map.entry("even", Callable.of(0, (value, none) -> isMultipleOfTwo(value))),
            Map.entry("odd", Callable.of(0, (value, none) -> !isMultipleOfTwo(value))),
            Map.entry("boolean", Callable.of(0, (value, none) -> value instanceof Boolean)),
            Map.entry("number", Callable.of(0, (value, none) -> value instanceof Number)),
            Map.entry("string", Callable.of(0, (value, none) -> value instanceof String)),
            Map.entry("map", Callable.of(0, (value, none) -> value instanceof Map)),
            Map.entry("mapping", Callable.of(0, (value, none) -> value instanceof Map)),
            Map.entry(
                    "iterable", Callable.of(0, (value, none) -> value instanceof Map || value instanceof Collection)));

    private Tests() {}

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static boolean isMultipleOfTwo(Object value) {
        return Functions.integer(value) % 2 == 0;
    }
}
