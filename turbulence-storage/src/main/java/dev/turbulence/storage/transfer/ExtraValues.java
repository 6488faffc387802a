package dev.turbulence.storage.transfer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an {@code extra} column says: see {@link Extra}.
 *
 * @param values JSON text of members of the record, by key
 * @param asText keys whose value is a string that holds the JSON text that is meant
 * @param observationAsText the same inside the observation
 */
record ExtraValues(Map<String, String> values, Set<String> asText, Set<String> observationAsText) {

    private static final ExtraValues NONE = new ExtraValues(Map.of(), Set.of(), Set.of());
    private static final List<String> KEYS = List.of(Extra.VALUES, Extra.AS_TEXT, Extra.OBSERVATION_AS_TEXT);

    /** @param extra the column; null when there is nothing */
    static ExtraValues parse(String extra) {
        if (extra == null) {
            return NONE;
        }
        byte[] json = extra.getBytes(StandardCharsets.UTF_8);
        JsonFields fields = new JsonFields(KEYS);
        if (!fields.read(json, 0, json.length)) {
            throw new IllegalArgumentException("not the form of an extra column: " + extra);
        }
        return new ExtraValues(members(fields, 0), strings(fields, 1), strings(fields, 2));
    }

    private static Map<String, String> members(JsonFields fields, int key) {
        Map<String, String> members = new LinkedHashMap<>();
        ObjectScanner scanner = new ObjectScanner();
        if (!fields.isAbsent(key) && scanner.scanObject(fields.json(), fields.start(key), fields.end(key))) {
            for (int i = 0; i < scanner.count(); i++) {
                String name = JsonStrings.decode(fields.json(), scanner.keyStart(i), scanner.keyEnd(i));
                members.put(name, text(fields, scanner.valueStart(i), scanner.valueEnd(i)));
            }
        }
        return members;
    }

    private static Set<String> strings(JsonFields fields, int key) {
        Set<String> strings = new LinkedHashSet<>();
        ObjectScanner scanner = new ObjectScanner();
        if (!fields.isAbsent(key) && scanner.scanArray(fields.json(), fields.start(key), fields.end(key))) {
            for (int i = 0; i < scanner.count(); i++) {
                strings.add(JsonStrings.decode(fields.json(), scanner.valueStart(i) + 1, scanner.valueEnd(i) - 1));
            }
        }
        return strings;
    }

    private static String text(JsonFields fields, int from, int to) {
        return new String(fields.json(), from, to - from, StandardCharsets.UTF_8);
    }

    /** The observation with those members that are kept as text as what they were. */
    String unfold(String observation) {
        if (observationAsText.isEmpty() || observation == null) {
            return observation;
        }
        byte[] json = observation.getBytes(StandardCharsets.UTF_8);
        ObjectScanner scanner = new ObjectScanner();
        scanner.scanObject(json, 0, json.length);
        StringBuilder unfolded = new StringBuilder(observation.length());
        int copied = 0;
        for (int i = 0; i < scanner.count(); i++) {
            if (observationAsText.contains(JsonStrings.decode(json, scanner.keyStart(i), scanner.keyEnd(i)))) {
                int from = scanner.valueStart(i);
                unfolded.append(new String(json, copied, from - copied, StandardCharsets.UTF_8));
                unfolded.append(JsonStrings.decode(json, from + 1, scanner.valueEnd(i) - 1));
                copied = scanner.valueEnd(i);
            }
        }
        return unfolded.append(new String(json, copied, json.length - copied, StandardCharsets.UTF_8))
                .toString();
    }
}
