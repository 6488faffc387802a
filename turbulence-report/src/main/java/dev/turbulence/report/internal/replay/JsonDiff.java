package dev.turbulence.report.internal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The places at which two JSON values differ: members of objects by their names, of arrays by their places, numbers by
 * value, secrets by their length. Of very many only the first are kept.
 */
public final class JsonDiff {

    private static final Pattern PLAIN = Pattern.compile("\\w+");

    private final int most;
    private final List<Difference> differences = new ArrayList<>();
    private long leftOut;

    /**
     * A place where two values differ.
     *
     * @param path such as {@code $.lines[0].sku}, in the characters of whoever sent it
     * @param values null, or a missing node, for one that has nothing there
     */
    public record Difference(String path, Pair<JsonNode> values) {}

    private JsonDiff(int most) {
        this.most = most;
    }

    /** @param most how many differences are kept */
    public static JsonDiff of(JsonNode then, JsonNode now, int most) {
        JsonDiff diff = new JsonDiff(most);
        diff.compare("$", then, now);
        return diff;
    }

    /** As {@link #of}, of the members of two objects, either of which may be missing: then it has none. */
    public static JsonDiff ofMembers(JsonNode then, JsonNode now, int most) {
        JsonDiff diff = new JsonDiff(most);
        diff.objects("$", then, now);
        return diff;
    }

    /** In the order of the earlier value, what is new in an object last. */
    public List<Difference> differences() {
        return differences;
    }

    /** How many more there are. */
    public long leftOut() {
        return leftOut;
    }

    private void compare(String path, JsonNode then, JsonNode now) {
        if (isNothing(then) || isNothing(now)) {
            if (isNothing(then) != isNothing(now)) {
                add(path, then, now);
            }
        } else if (then.isObject() && now.isObject()) {
            objects(path, then, now);
        } else if (then.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
                compare(path + "[" + i + "]", then.get(i), now.get(i));
            }
        } else if (!same(then, now)) {
            add(path, then, now);
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value == null || value.isMissingNode();
    }

    private void objects(String path, JsonNode then, JsonNode now) {
        for (Map.Entry<String, JsonNode> member : then.properties()) {
            compare(member(path, member.getKey()), member.getValue(), now.get(member.getKey()));
        }
        for (Map.Entry<String, JsonNode> member : now.properties()) {
            if (!then.has(member.getKey())) {
                add(member(path, member.getKey()), null, member.getValue());
            }
        }
    }

    private static String member(String path, String name) {
        return PLAIN.matcher(name).matches() ? path + "." + name : path + "['" + name + "']";
    }

    private static boolean same(JsonNode then, JsonNode now) {
        if (isFinite(then) && isFinite(now)) {
            return then.decimalValue().compareTo(now.decimalValue()) == 0;
        }
        return then.isTextual() && now.isTextual()
                ? SecretMarks.untagged(then.textValue()).equals(SecretMarks.untagged(now.textValue()))
                : then.equals(now);
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && !(value.isDouble() && !Double.isFinite(value.doubleValue()));
    }

    private void add(String path, JsonNode then, JsonNode now) {
        if (differences.size() < most) {
            differences.add(new Difference(path, new Pair<>(then, now)));
        } else {
            leftOut++;
        }
    }
}
