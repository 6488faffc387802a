package dev.turbulence.engine.language;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Equality, containment, truth and text of JSON values, as templates, expressions and expectations see them. */
public final class Values {
    private Values() {}

    /**
     * Whether two values are the same: numbers by value (3 is 3.0), strings and booleans are never numbers, lists and
     * maps member by member.
     */
    public static boolean equal(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.equal(a, b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return equalLists(a, b);
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return equalMaps(a, b);
        }
        return left == null ? right == null : left.equals(right);
    }

    private static boolean equalLists(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object member : left) {
            if (!equal(member, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            if (!right.containsKey(entry.getKey()) || !equal(entry.getValue(), right.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a text has a part, a list a member, or a map a key.
     *
     * @throws EvaluationException when the container is none of these, or a text is asked for something else than text
     */
    public static boolean contains(Object container, Object wanted) {
        if (container instanceof String text) {
            if (wanted instanceof String part) {
                return text.contains(part);
            }
            throw new EvaluationException("a text can only contain text, not " + describe(wanted));
        }
        if (container instanceof Collection<?> members) {
            return members.stream().anyMatch(member -> equal(member, wanted));
        }
        if (container instanceof Map<?, ?> map) {
            return wanted instanceof String && map.containsKey(wanted);
        }
        throw new EvaluationException("only a text, a list or a map can contain something, not " + describe(container));
    }

    /** Python's truth: null, false, zero and what is empty are false, all else is true. */
    public static boolean truth(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return !Numbers.isZero(number);
        }
        if (value instanceof CharSequence text) {
            return text.length() > 0;
        }
        if (value instanceof Collection<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value != null;
    }

    /** A value as text: a string as it is, everything else in its JSON form. */
    public static String toText(Object value) {
        return value instanceof String text ? text : toJson(value);
    }

    /** A value in its JSON form, on one line. */
    public static String toJson(Object value) {
        StringBuilder out = new StringBuilder();
        JsonText.write(value, out);
        return out.toString();
    }

    /** A value with its type, for messages; long ones are cut. */
    static String describe(Object value) {
        if (value == null) {
            return "null";
        }
        return typeName(value) + " " + brief(value);
    }

    static String brief(Object value) {
        String json = toJson(value);
        return json.length() <= 80 ? json : json.substring(0, 77) + "...";
    }

    private static String typeName(Object value) {
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof Number) {
            return "number";
        }
        return value instanceof Map ? "map" : "list";
    }
}
