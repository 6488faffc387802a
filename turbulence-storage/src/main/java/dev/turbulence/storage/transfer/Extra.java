package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.records.FoldedObject;
import dev.turbulence.storage.internal.records.JsonStrings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects what a row's columns cannot hold exactly, for its {@code extra} column: a JSON object with up to three
 * members. {@code values} has the members of the record that differ from what the columns say, and those the format does
 * not know. {@code as_text} names members whose value is nested too deep to be kept as JSON, here or in a column; it is a
 * string that holds the JSON text instead. {@code folded} says the same of members of a member: by its key, theirs.
 */
final class Extra {

    static final String VALUES = "values";
    static final String AS_TEXT = "as_text";
    static final String FOLDED = "folded";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> asText = new LinkedHashSet<>();
    private final List<String> folded = new ArrayList<>();

    void clear() {
        values.clear();
        asText.clear();
        folded.clear();
    }

    /** Keeps a member of the record; of members with the same key the last one counts. */
    void keep(String key, String json, int depth) {
        asText.remove(JsonStrings.quote(key));
        values.put(JsonStrings.quote(key), fit(key, json, depth));
    }

    /** The value as it can be stored: its own text, or that text as a string, which is then noted. */
    String fit(String key, String json, int depth) {
        if (depth <= FoldedObject.MAX_DEPTH) {
            return json;
        }
        asText.add(JsonStrings.quote(key));
        return JsonStrings.quote(json);
    }

    /** Notes which members of an object are strings that hold JSON text. */
    void noteFolded(String key, FoldedObject object) {
        folded.add(JsonStrings.quote(key) + ":" + object.members());
    }

    /** What was collected; null when there is nothing. */
    String toJson() {
        if (values.isEmpty() && asText.isEmpty() && folded.isEmpty()) {
            return null;
        }
        List<String> members = new ArrayList<>(3);
        if (!values.isEmpty()) {
            String kept = values.entrySet().stream()
                    .map(member -> member.getKey() + ":" + member.getValue())
                    .collect(Collectors.joining(","));
            members.add(JsonStrings.quote(VALUES) + ":{" + kept + "}");
        }
        if (!asText.isEmpty()) {
            members.add(JsonStrings.quote(AS_TEXT) + ":[" + String.join(",", asText) + "]");
        }
        if (!folded.isEmpty()) {
            members.add(JsonStrings.quote(FOLDED) + ":{" + String.join(",", folded) + "}");
        }
        return "{" + String.join(",", members) + "}";
    }
}
