package dev.turbulence.storage.internal.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The members of one JSON object, by the position of their key in a list that is given once; all others are unknown
 * members. Of a key that occurs twice the last member counts. Reused for object after object.
 */
public final class JsonFields {

    private static final int ABSENT = -1;

    /** A place is three numbers: where the value starts, where it ends, how deep it is nested. */
    private static final int PLACE = 3;

    private final byte[][] keys;
    private final ObjectScanner scanner;
    private final int nestedKey;
    private final JsonFields nested;
    private final int[] places;
    private int[] unknown = new int[8];
    private int unknownCount;
    private byte[] json;

    public JsonFields(List<String> keys) {
        this(utf8(keys), ABSENT, null);
    }

    /**
     * @param key one of the keys; when its member is an object, the members of that are found in the same pass
     * @param nested gets them; all its members are absent when there is no such object
     */
    public JsonFields(List<String> keys, int key, JsonFields nested) {
        this(utf8(keys), key, nested);
    }

    private JsonFields(byte[][] keys, int nestedKey, JsonFields nested) {
        this.keys = keys;
        this.nestedKey = nestedKey;
        this.nested = nested;
        this.scanner = nested == null ? new ObjectScanner() : new ObjectScanner(keys[nestedKey], nested.scanner);
        this.places = new int[keys.length * PLACE];
        Arrays.fill(places, ABSENT);
    }

    private static byte[][] utf8(List<String> keys) {
        return keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    /** Others for the same keys, which have read nothing yet. */
    JsonFields forSameKeys() {
        return new JsonFields(keys, nestedKey, nested == null ? null : nested.forSameKeys());
    }

    /** How many numbers {@link #savePlaces} writes. */
    int placesLength() {
        return places.length + (nested == null ? 0 : nested.placesLength());
    }

    /** Writes down where the members were found; unknown ones are forgotten. */
    void savePlaces(int[] into, int at) {
        System.arraycopy(places, 0, into, at, places.length);
        if (nested != null) {
            nested.savePlaces(into, at + places.length);
        }
    }

    /** Makes the members available that others for the same keys found in these bytes. */
    void loadPlaces(byte[] bytes, int[] from, int at) {
        json = bytes;
        unknownCount = 0;
        System.arraycopy(from, at, places, 0, places.length);
        if (nested != null) {
            nested.loadPlaces(bytes, from, at + places.length);
        }
    }

    /**
     * Reads a line that may be only almost strict: with NaN or infinities in it, which become null.
     *
     * @throws MalformedLineException if the line is not one JSON object
     */
    public void readLine(byte[] line, int from, int to) throws MalformedLineException {
        if (read(line, from, to)) {
            return;
        }
        byte[] strict = LineRepair.repair(line, from, to);
        if (!read(strict, 0, strict.length)) {
            throw new MalformedLineException(1, "expected a JSON object");
        }
    }

    /** Whether the bytes are one strict JSON object; if so, its members are available until the next call. */
    public boolean read(byte[] bytes, int from, int to) {
        if (!scanner.scanObject(bytes, from, to)) {
            return false;
        }
        findKeys(bytes);
        if (nested != null) {
            nested.findKeys(bytes);
        }
        return true;
    }

    private void findKeys(byte[] bytes) {
        json = bytes;
        unknownCount = 0;
        Arrays.fill(places, ABSENT);
        int expected = 0;
        for (int member = 0; member < scanner.count(); member++) {
            int key = keyOf(member, expected);
            if (key == ABSENT) {
                addUnknown(member);
            } else {
                int place = key * PLACE;
                places[place] = scanner.valueStart(member);
                places[place + 1] = scanner.valueEnd(member);
                places[place + 2] = scanner.depth(member);
                expected = key + 1;
            }
        }
    }

    public boolean isAbsent(int key) {
        return start(key) == ABSENT;
    }

    /** Whether the member is absent or null. */
    public boolean isNull(int key) {
        return isAbsent(key) || firstByte(key) == 'n';
    }

    /** The first byte of the value, which tells its kind; 0 when the member is absent. */
    public int firstByte(int key) {
        return isAbsent(key) ? 0 : json[start(key)];
    }

    /** The value if it is a string, else null. */
    public String string(int key) {
        if (firstByte(key) != '"') {
            return null;
        }
        return JsonStrings.decode(json, start(key) + 1, end(key) - 1);
    }

    /** Whether the value is this string; quick where both are ASCII without escapes. */
    public boolean isText(int key, String text) {
        if (firstByte(key) != '"') {
            return false;
        }
        int from = start(key) + 1;
        boolean same = end(key) - 1 - from == text.length();
        for (int i = 0; same && i < text.length(); i++) {
            same = json[from + i] == text.charAt(i) && json[from + i] != '\\';
        }
        return same || text.equals(string(key));
    }

    /** The value if it is a string; a number or boolean as its text; else null. */
    public String scalar(int key) {
        return switch (firstByte(key)) {
            case '"' -> string(key);
            case '{', '[', 'n', 0 -> null;
            default -> text(key);
        };
    }

    /** The value if it is true or false, else null. */
    public Boolean bool(int key) {
        int first = firstByte(key);
        return first == 't' ? Boolean.TRUE : first == 'f' ? Boolean.FALSE : null;
    }

    /** The digits of the value if it is a number, else null. */
    public String number(int key) {
        int first = firstByte(key);
        return first == '-' || first >= '0' && first <= '9' ? text(key) : null;
    }

    /** The value if it is a whole number that fits an int, else null. */
    public Integer integer(int key) {
        return Numbers.toInteger(number(key));
    }

    /** The value's text; null when the member is absent. */
    public String text(int key) {
        return isAbsent(key) ? null : new String(json, start(key), end(key) - start(key), StandardCharsets.UTF_8);
    }

    /** A copy of the value's text. The member is not absent. */
    public byte[] bytes(int key) {
        return Arrays.copyOfRange(json, start(key), end(key));
    }

    /** The bytes that {@link #start}, {@link #end} and the unknown members' places refer to. */
    public byte[] json() {
        return json;
    }

    public int start(int key) {
        return places[key * PLACE];
    }

    public int end(int key) {
        return places[key * PLACE + 1];
    }

    /** How deep the value is nested; 0 when the member is absent. */
    public int depth(int key) {
        return isAbsent(key) ? 0 : places[key * PLACE + 2];
    }

    public int unknownCount() {
        return unknownCount;
    }

    public String unknownKey(int index) {
        int member = unknown[index];
        return JsonStrings.decode(json, scanner.keyStart(member), scanner.keyEnd(member));
    }

    public String unknownText(int index) {
        int member = unknown[index];
        int from = scanner.valueStart(member);
        return new String(json, from, scanner.valueEnd(member) - from, StandardCharsets.UTF_8);
    }

    public int unknownDepth(int index) {
        return scanner.depth(unknown[index]);
    }

    private void addUnknown(int member) {
        if (unknownCount == unknown.length) {
            unknown = Arrays.copyOf(unknown, unknownCount * 2);
        }
        unknown[unknownCount++] = member;
    }

    /** Writers keep the order of keys, so the one behind the last found is tried first. */
    private int keyOf(int member, int expected) {
        int from = scanner.keyStart(member);
        int to = scanner.keyEnd(member);
        if (expected < keys.length && Arrays.equals(json, from, to, keys[expected], 0, keys[expected].length)) {
            return expected;
        }
        byte[] key = json;
        if (hasEscape(from, to)) {
            key = JsonStrings.decode(json, from, to).getBytes(StandardCharsets.UTF_8);
            from = 0;
            to = key.length;
        }
        for (int i = 0; i < keys.length; i++) {
            if (Arrays.equals(key, from, to, keys[i], 0, keys[i].length)) {
                return i;
            }
        }
        return ABSENT;
    }

    private boolean hasEscape(int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == '\\') {
                return true;
            }
        }
        return false;
    }
}
