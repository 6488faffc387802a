package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.internal.records.FoldedObject;
import dev.turbulence.storage.internal.records.JsonFields;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Moves over the records of a file and says what queries ask of the one it stands on. Nothing of a record is made before
 * it is asked for, and all that is wanted of it is to be asked for before the next move.
 */
abstract class RecordView implements Closeable {

    /** The first keys of every record. */
    private static final List<String> KEYS = List.of("instance_id", "run_id", "correlation_id");

    private static final int INSTANCE_ID = KEYS.indexOf("instance_id");
    private static final int CORRELATION_ID = KEYS.indexOf("correlation_id");

    private final JsonLines lines;
    private final JsonFields fields;
    private final String runId;
    private final String what;

    /**
     * @param open opens the file to look for these members
     * @param fields members of the record by {@link #keys}
     * @param runId the run that all records belong to, whatever they say themselves
     * @param what the kind of record, for messages
     */
    RecordView(Function<JsonFields, JsonLines> open, JsonFields fields, String runId, String what) {
        this.lines = open.apply(fields);
        this.fields = fields;
        this.runId = runId;
        this.what = what;
    }

    /** The keys of every record and then these. */
    static List<String> keys(String... others) {
        return Stream.concat(KEYS.stream(), Arrays.stream(others)).toList();
    }

    /**
     * Moves to the next record; false at the end.
     *
     * @throws dev.turbulence.storage.MalformedRunException if the line is no record
     */
    final boolean next() {
        if (!lines.next()) {
            return false;
        }
        lines.read(fields);
        if (fields.isNull(INSTANCE_ID) || fields.depth(INSTANCE_ID) > 0) {
            throw lines.malformed(1, what + " without instance_id");
        }
        return true;
    }

    /** Moves to the record that starts there. */
    final void moveTo(long position) {
        lines.seek(position);
        next();
    }

    final JsonFields fields() {
        return fields;
    }

    /** Where in the file the record starts. */
    final long position() {
        return lines.position();
    }

    final String instanceId() {
        return fields.scalar(INSTANCE_ID);
    }

    final String runId() {
        return runId;
    }

    final String correlationId() {
        return fields.scalar(CORRELATION_ID);
    }

    /** The text of a member that is an object, its members that are nested too deep folded; null when it is no object. */
    final String object(int key) {
        if (fields.firstByte(key) != '{') {
            return null;
        }
        if (!FoldedObject.isNeeded(fields.depth(key))) {
            return fields.text(key);
        }
        FoldedObject folded = FoldedObject.of(fields.json(), fields.start(key), fields.end(key));
        return new String(folded.json(), StandardCharsets.UTF_8);
    }

    /** Notes how long a move, and what was asked then, took. */
    final void spent(long nanos) {
        lines.spent(nanos);
    }

    @Override
    public final void close() {
        lines.close();
    }
}
