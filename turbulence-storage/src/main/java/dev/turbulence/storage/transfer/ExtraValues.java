package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.records.FoldedObject;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.JsonStrings;
import dev.turbulence.storage.internal.records.ObjectScanner;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an {@code extra} column says: see {@link Extra}. */
final class ExtraValues {

    private static final ExtraValues NONE = new ExtraValues(Map.of(), Set.of(), Map.of());
    private static final List<String> KEYS = List.of(Extra.VALUES, Extra.AS_TEXT, Extra.FOLDED);

    private final Map<String, String> values;
    private final Set<String> asText;
    private final Map<String, String> folded;

    private ExtraValues(Map<String, String> values, Set<String> asText, Map<String, String> folded) {
        this.values = values;
        this.asText = asText;
        this.folded = folded;
    }

    /** @param extra the column; null when there is nothing */
    static ExtraValues parse(String extra) {
        if (extra == null) {
            return NONE;
        }
        byte[] json = utf8(extra);
        JsonFields fields = new JsonFields(KEYS);
        if (!fields.read(json, 0, json.length)) {
            throw new IllegalArgumentException("not the form of an extra column: " + extra);
        }
        return new ExtraValues(members(fields.text(0)), strings(fields.text(1)), members(fields.text(2)));
    }

    /** JSON text of the members that are kept here, by key. */
    Map<String, String> values() {
        return values;
    }

    /**
     * What a member was in the record.
     *
     * @param json what it is here or in a column
     */
    String restore(String key, String json) {
        if (asText.contains(key)) {
            return JsonStrings.unquote(json);
        }
        return folded.containsKey(key) ? FoldedObject.unfold(json, strings(folded.get(key))) : json;
    }

    private static Map<String, String> members(String object) {
        Map<String, String> members = new LinkedHashMap<>();
        ObjectScanner scanner = new ObjectScanner();
        byte[] json = utf8(object);
        if (scanner.scanObject(json, 0, json.length)) {
            for (int i = 0; i < scanner.count(); i++) {
                String key = JsonStrings.decode(json, scanner.keyStart(i), scanner.keyEnd(i));
                members.put(key, text(json, scanner.valueStart(i), scanner.valueEnd(i)));
            }
        }
        return members;
    }

    private static Set<String> strings(String array) {
        Set<String> strings = new LinkedHashSet<>();
        ObjectScanner scanner = new ObjectScanner();
        byte[] json = utf8(array);
        if (scanner.scanArray(json, 0, json.length)) {
            for (int i = 0; i < scanner.count(); i++) {
                strings.add(JsonStrings.unquote(text(json, scanner.valueStart(i), scanner.valueEnd(i))));
            }
        }
        return strings;
    }

    /** The bytes of JSON text; none for a member that is absent. */
    private static byte[] utf8(String json) {
        return json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json, int from, int to) {
        return new String(json, from, to - from, StandardCharsets.UTF_8);
    }
}
