package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.records.FoldedObject;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.MalformedLineException;
import dev.turbulence.storage.internal.records.Numbers;
import dev.turbulence.storage.internal.records.Surrogates;
import dev.turbulence.storage.internal.records.Timestamps;
import java.time.Instant;
import java.util.List;

/**
 * Takes a record's members into columns. Whatever a column cannot hold exactly (text of half a character, a number where
 * a word belongs, a member that the format does not know) goes to the row's {@code extra}, never lost and never an error.
 */
final class MemberColumns {

    private static final int STORED_TIMESTAMP_LENGTH = "2026-11-23T10:15:00.000000Z".length();

    private final List<String> keys;
    private final JsonFields fields;
    private final Extra extra = new Extra();

    MemberColumns(List<String> keys) {
        this(keys, new JsonFields(keys));
    }

    /** @param fields members with these keys */
    MemberColumns(List<String> keys, JsonFields fields) {
        this.keys = keys;
        this.fields = fields;
    }

    /** Moves on to a record. */
    void read(byte[] json, int from, int to) throws MalformedLineException {
        extra.clear();
        fields.readLine(json, from, to);
        for (int i = 0; i < fields.unknownCount(); i++) {
            extra.keep(fields.unknownKey(i), fields.unknownText(i), fields.unknownDepth(i));
        }
    }

    JsonFields fields() {
        return fields;
    }

    Extra extra() {
        return extra;
    }

    /** The id of the instance, which every record has. */
    String instanceId(int key) throws MalformedLineException {
        String value = text(key);
        if (value == null || Surrogates.hasLone(value)) {
            throw new MalformedLineException(1, "expected a record with the text member '" + keys.get(key) + "'");
        }
        return value;
    }

    /** A string; a number or boolean as its text; else null. */
    String text(int key) {
        return text(key, keys.get(key));
    }

    /** As {@link #text(int)}, for a member that is called otherwise today. */
    String text(int key, String name) {
        String value = fields.scalar(key);
        if (!isExact(key, value)) {
            keepAs(name, key);
        }
        return value;
    }

    /** A name, which every row has: an empty one where the record has none. */
    String name(int key, String name) {
        String value = text(key, name);
        if (value == null && fields.isNull(key)) {
            keepAs(name, key);
        }
        return value == null ? "" : value;
    }

    /** Whether a text column holds the member exactly. */
    boolean isExact(int key, String value) {
        return value == null ? fields.isNull(key) : fields.firstByte(key) == '"' && !Surrogates.hasLone(value);
    }

    Boolean bool(int key) {
        Boolean value = fields.bool(key);
        if (value == null && !fields.isNull(key)) {
            keep(key);
        }
        return value;
    }

    Integer integer(int key) {
        String digits = fields.number(key);
        Integer value = Numbers.toInteger(digits);
        if (value == null ? !fields.isNull(key) : !Numbers.isSame(digits, value.toString())) {
            keep(key);
        }
        return value;
    }

    Double decimal(int key) {
        String digits = fields.number(key);
        Double value = Numbers.toDouble(digits);
        if (value == null ? !fields.isNull(key) : !Numbers.isSame(digits, Numbers.print(value))) {
            keep(key);
        }
        return value;
    }

    /** A point in time, in the stored form; null when there is none or it cannot be understood. */
    String timestamp(int key) {
        return timestamp(key, instant(key));
    }

    /** The same of a point in time that {@link #instant} gave for this key. */
    String timestamp(int key, Instant instant) {
        String stored = stored(instant);
        if (stored == null ? !fields.isNull(key) : !fields.isText(key, stored)) {
            keep(key);
        }
        return stored;
    }

    /** A point in time; null when there is none or it cannot be understood. */
    Instant instant(int key) {
        return Timestamps.parse(fields.string(key));
    }

    /** Any value as JSON text; null for null. */
    String json(int key) {
        return fields.isNull(key) ? null : extra.fit(keys.get(key), fields.text(key), fields.depth(key));
    }

    /** An object as JSON text; null when it is anything else, which is then kept. */
    byte[] object(int key) {
        if (fields.firstByte(key) != '{') {
            if (!fields.isNull(key)) {
                keep(key);
            }
            return null;
        }
        if (!FoldedObject.isNeeded(fields.depth(key))) {
            return fields.bytes(key);
        }
        FoldedObject folded = FoldedObject.of(fields.json(), fields.start(key), fields.end(key));
        extra.noteFolded(keys.get(key), folded);
        return folded.json();
    }

    /** A member that other rows tell already: kept only where this record differs. */
    void expect(int key, String value) {
        if (value == null ? !fields.isNull(key) : !fields.isText(key, value)) {
            keep(key);
        }
    }

    /** Keeps a member as it is. */
    void keep(int key) {
        keepAs(keys.get(key), key);
    }

    private void keepAs(String name, int key) {
        extra.keep(name, fields.isAbsent(key) ? "null" : fields.text(key), fields.depth(key));
    }

    /** The stored form of a point in time; null when there is none, or none of four digits of a year. */
    static String stored(Instant instant) {
        String text = Timestamps.format(instant);
        return text != null && text.length() == STORED_TIMESTAMP_LENGTH ? text : null;
    }
}
