package dev.turbulence.storage.internal.jsonl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.FoldedObject;
import dev.turbulence.storage.internal.records.InstanceMarks;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.Numbers;
import dev.turbulence.storage.internal.records.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What queries ask of a line in {@code instances.jsonl}. */
final class InstanceLine extends RecordView {

    private static final List<String> KEYS =
            keys("scenario_id", "started_at", "completed_at", "duration_ms", "passed", "entry_data", "error");
    private static final int SCENARIO_ID = KEYS.indexOf("scenario_id");
    private static final int STARTED_AT = KEYS.indexOf("started_at");
    private static final int COMPLETED_AT = KEYS.indexOf("completed_at");
    private static final int DURATION_MS = KEYS.indexOf("duration_ms");
    private static final int PASSED = KEYS.indexOf("passed");
    private static final int ENTRY_DATA = KEYS.indexOf("entry_data");
    private static final int ERROR = KEYS.indexOf("error");

    private final InstanceMarks marks = new InstanceMarks();

    InstanceLine(Function<JsonFields, JsonLines> open, String runId) {
        super(open, new JsonFields(KEYS), runId, "an instance");
    }

    String scenarioId() {
        return fields().scalar(SCENARIO_ID);
    }

    Instant startedAt() {
        return Timestamps.parse(fields().scalar(STARTED_AT));
    }

    Instant completedAt() {
        return Timestamps.parse(fields().scalar(COMPLETED_AT));
    }

    Double durationMillis() {
        return Numbers.toDouble(fields().number(DURATION_MS));
    }

    Boolean passed() {
        return fields().bool(PASSED);
    }

    boolean errored() {
        return error() != null;
    }

    String error() {
        return fields().scalar(ERROR);
    }

    /** Whether it belongs to the warm-up, and how late it started; to be asked before the next move. */
    InstanceMarks marks() {
        marks.read(fields(), ENTRY_DATA);
        return marks;
    }

    Instance toInstance() {
        return new Instance(
                instanceId(),
                runId(),
                correlationId(),
                scenarioId(),
                startedAt(),
                completedAt(),
                Millis.toDuration(durationMillis()),
                passed(),
                entryData(),
                error());
    }

    /** Null when the line has none. */
    private ObjectNode entryData() {
        JsonFields fields = fields();
        if (fields.firstByte(ENTRY_DATA) == '{' && !FoldedObject.isNeeded(fields.depth(ENTRY_DATA))) {
            return (ObjectNode) Json.parse(fields.json(), fields.start(ENTRY_DATA), fields.end(ENTRY_DATA));
        }
        String folded = object(ENTRY_DATA);
        return folded == null ? null : (ObjectNode) Json.parse(folded);
    }
}
