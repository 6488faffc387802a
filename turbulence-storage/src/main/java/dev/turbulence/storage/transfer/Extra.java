package dev.turbulence.storage.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a row's columns cannot hold exactly, for its {@code extra} column: a JSON object with up to three
 * members. {@code values} has the members of the record that differ from what the columns say, and those the format does
 * not know. {@code as_text} names members whose value is nested too deep to be kept as JSON, here or in a column; it is
 * a string that holds the JSON text instead. {@code observation_as_text} does so for members of the observation.
 */
final class Extra {

    /** The deepest value that is kept as JSON: more than SQLite or most tools are willing to follow is text. */
    static final int MAX_DEPTH = 500;

    static final String VALUES = "values";
    static final String AS_TEXT = "as_text";
    static final String OBSERVATION_AS_TEXT = "observation_as_text";

    private final StringBuilder values = new StringBuilder();
    private final List<String> asText = new ArrayList<>();
    private final List<String> observationAsText = new ArrayList<>();

    void clear() {
        values.setLength(0);
        asText.clear();
        observationAsText.clear();
    }

    /** Keeps a member of the record. */
    void keep(String key, String json, int depth) {
        values.append(values.isEmpty() ? "" : ",")
                .append(quote(key))
                .append(':')
                .append(fit(key, json, depth));
    }

    /** The value as it can be stored: its own text, or that text as a string, which is then noted. */
    String fit(String key, String json, int depth) {
        if (depth <= MAX_DEPTH) {
            return json;
        }
        asText.add(key);
        return quote(json);
    }

    /** Notes that a member of the observation is a string that holds JSON text. */
    void noteTextInObservation(String key) {
        observationAsText.add(key);
    }

    /** What was collected; null when there is nothing. */
    String toJson() {
        if (values.isEmpty() && asText.isEmpty() && observationAsText.isEmpty()) {
            return null;
        }
        List<String> members = new ArrayList<>(3);
        if (!values.isEmpty()) {
            members.add(quote(VALUES) + ":{" + values + "}");
        }
        if (!asText.isEmpty()) {
            members.add(quote(AS_TEXT) + ":" + list(asText));
        }
        if (!observationAsText.isEmpty()) {
            members.add(quote(OBSERVATION_AS_TEXT) + ":" + list(observationAsText));
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String list(List<String> keys) {
        return keys.stream().map(Extra::quote).toList().toString();
    }

    private static String quote(String text) {
        return JsonStrings.quote(text);
    }
}
