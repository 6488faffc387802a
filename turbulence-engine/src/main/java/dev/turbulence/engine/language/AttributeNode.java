package dev.turbulence.engine.language;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code base.key} or {@code base[key]}: a key of a map, an index of a list or text, which may count from the end. */
record AttributeNode(Node base, Node key) implements Node {
    private static final int KEYS_SHOWN = 20;

    @Override
    public Object evaluate(Scope scope) {
        Object owner = base.evaluate(scope);
        Object wanted = key.evaluate(scope);
        Object value = find(owner, wanted);
        if (value == MISSING) {
            throw missing(owner, wanted);
        }
        return value;
    }

    @Override
    public Object evaluateOrMissing(Scope scope) {
        Object owner = base.evaluateOrMissing(scope);
        return owner == MISSING ? MISSING : find(owner, key.evaluate(scope));
    }

    @Override
    public String label() {
        if (base.label() == null || key.label() == null) {
            return null;
        }
        return base.label() + key.label();
    }

    private static Object find(Object owner, Object wanted) {
        if (owner instanceof Map<?, ?> map && wanted instanceof String) {
            Object value = map.get(wanted);
            return value == null && !map.containsKey(wanted) ? MISSING : value;
        }
        if (owner instanceof List<?> list && wanted instanceof Number index) {
            int at = position(index, list.size());
            return at < 0 ? MISSING : list.get(at);
        }
        if (owner instanceof String text && wanted instanceof Number index) {
            int at = position(index, text.length());
            return at < 0 ? MISSING : text.substring(at, at + 1);
        }
        return MISSING;
    }

    private static int position(Number index, int size) {
        if (!Numbers.isIntegral(index)) {
            return -1;
        }
        long at = index.longValue() < 0 ? size + index.longValue() : index.longValue();
        return at >= 0 && at < size ? (int) at : -1;
    }

    private EvaluationException missing(Object owner, Object wanted) {
        String name = base.label() == null ? "the value before it" : "`" + base.label() + "`";
        String what = wanted instanceof Number ? "[" + wanted + "]" : String.valueOf(wanted);
        return new EvaluationException("unknown variable `" + what + "` of " + name + ", which " + inventory(owner));
    }

    private static String inventory(Object owner) {
        if (owner instanceof Map<?, ?> map) {
            if (map.isEmpty()) {
                return "is an empty map";
            }
            return "has: "
                    + map.keySet().stream()
                            .limit(KEYS_SHOWN)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                    + (map.size() > KEYS_SHOWN ? ", ..." : "");
        }
        return owner instanceof List<?> list ? "is a list of " + list.size() : "is " + Values.describe(owner);
    }
}
