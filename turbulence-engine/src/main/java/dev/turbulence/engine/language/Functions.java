package dev.turbulence.engine.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The functions: {@code len sum min max any all range}. */
final class Functions {
    /** What {@code range} gives at most: enough for test data, too little to fill the heap. */
    private static final int RANGE_LIMIT = 10_000;

    static final Map<String, Callable> ALL = Map.of(
            "len", Callable.of(1, (none, arguments) -> length(arguments.get(0))),
            "sum", Callable.of(1, (none, arguments) -> sum(members("sum", arguments.get(0)))),
            "min", Callable.of(1, Integer.MAX_VALUE, (none, arguments) -> extreme("min", -1, spread("min", arguments))),
            "max", Callable.of(1, Integer.MAX_VALUE, (none, arguments) -> extreme("max", 1, spread("max", arguments))),
            "any",
                    Callable.of(
                            1,
                            (none, arguments) ->
                                    members("any", arguments.get(0)).stream().anyMatch(Values::truth)),
            "all",
                    Callable.of(
                            1,
                            (none, arguments) ->
                                    members("all", arguments.get(0)).stream().allMatch(Values::truth)),
            "range", Callable.of(1, 3, (none, arguments) -> range(arguments)));

    private Functions() {}

    static Object length(Object value) {
        if (value instanceof String text) {
            return (long) text.codePointCount(0, text.length());
        }
        if (value instanceof Collection<?> list) {
            return (long) list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return (long) map.size();
        }
        throw new EvaluationException(Values.describe(value) + " has no length");
    }

    static Object sum(Collection<?> values) {
        Object sum = 0L;
        for (Object value : values) {
            if (!(value instanceof Number)) {
                throw new EvaluationException("sum needs numbers, not " + Values.describe(value));
            }
            sum = Operators.add(sum, value);
        }
        return sum;
    }

    private static Collection<?> spread(String name, List<Object> arguments) {
        return arguments.size() == 1 ? members(name, arguments.get(0)) : arguments;
    }

    /** The value that comes before (sign -1) or after (sign 1) all others. */
    static Object extreme(String name, int sign, Collection<?> values) {
        if (values.isEmpty()) {
            throw new EvaluationException(name + " of an empty list");
        }
        Object best = null;
        boolean first = true;
        for (Object value : values) {
            if (first || sign * Operators.compare(name, value, best) > 0) {
                best = value;
            }
            first = false;
        }
        return best;
    }

    /** The members of a list, or the keys of a map. */
    static Collection<?> members(String name, Object value) {
        if (value instanceof Collection<?> list) {
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet();
        }
        throw new EvaluationException(name + " needs a list, not " + Values.describe(value));
    }

    private static List<Object> range(List<Object> arguments) {
        long start = arguments.size() == 1 ? 0 : integer(arguments.get(0));
        long end = integer(arguments.get(arguments.size() == 1 ? 0 : 1));
        long step = arguments.size() == 3 ? integer(arguments.get(2)) : 1;
        if (step == 0) {
            throw new EvaluationException("range needs a step other than 0");
        }
        List<Object> values = new ArrayList<>();
        for (long value = start; step > 0 ? value < end : value > end; value += step) {
            if (values.size() == RANGE_LIMIT) {
                throw new EvaluationException("range gives at most " + RANGE_LIMIT + " numbers");
            }
            values.add(value);
        }
        return values;
    }

    static long integer(Object value) {
        if (value instanceof Number number && Numbers.isIntegral(number)) {
            return number.longValue();
        }
        throw new EvaluationException("a whole number is needed, not " + Values.describe(value));
    }
}
