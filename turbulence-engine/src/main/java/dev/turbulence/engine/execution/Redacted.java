package dev.turbulence.engine.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.config.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stored data in which marks stand for secrets, and today's values for them, place by place. */
final class Redacted {

    private final List<String> missing = new ArrayList<>();

    /** Whether a mark stands for any value. */
    static boolean isIn(JsonNode tree) {
        if (tree.isContainerNode()) {
            for (JsonNode member : tree) {
                if (isIn(member)) {
                    return true;
                }
            }
            return false;
        }
        return tree.isTextual() && Secrets.isMarked(tree.textValue());
    }

    /** The places whose marks were kept, as today's data has nothing there. */
    List<String> missing() {
        return missing;
    }

    /**
     * The data with today's values where there are marks.
     *
     * @param place where the data stands, for {@link #missing()}
     */
    Map<String, Object> fill(Map<?, ?> stored, Map<?, ?> today, String place) {
        Map<String, Object> filled = new LinkedHashMap<>();
        stored.forEach((key, value) ->
                filled.put((String) key, fill(value, today.get(key), place.isEmpty() ? "" + key : place + "." + key)));
        return filled;
    }

    private Object fill(Object stored, Object today, String place) {
        if (stored instanceof Map<?, ?> map) {
            return fill(map, today instanceof Map<?, ?> other ? other : Map.of(), place);
        }
        if (stored instanceof List<?> list) {
            return fill(list, today instanceof List<?> other ? other : List.of(), place);
        }
        if (!(stored instanceof String text && Secrets.isMarked(text))) {
            return stored;
        }
        if (today == null) {
            missing.add(place);
            return stored;
        }
        return today;
    }

    private List<Object> fill(List<?> stored, List<?> today, String place) {
        List<Object> filled = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            filled.add(fill(stored.get(i), i < today.size() ? today.get(i) : null, place + "[" + i + "]"));
        }
        return filled;
    }
}
