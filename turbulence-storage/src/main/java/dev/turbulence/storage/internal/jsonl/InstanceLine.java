package dev.turbulence.storage.internal.jsonl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.CleanJson;
import dev.turbulence.storage.internal.records.Timestamps;
import java.io.IOException;
import java.time.Instant;

/**
 * What queries ask of a line in {@code instances.jsonl}. The entry's data are passed over, and read only when the instance
 * is given out, which is to happen before its {@link JsonLines} move on.
 */
final class InstanceLine {

    private final JsonLines line;
    private String id;
    private String runId;
    private String correlationId;
    private String scenarioId;
    private String startedAt;
    private String completedAt;
    private Double durationMillis;
    private Boolean passed;
    private String error;
    private int entryFrom;
    private int entryUntil;

    private InstanceLine(JsonLines line) {
        this.line = line;
    }

    /** Reads the line that the lines stand on. */
    static InstanceLine read(JsonLines line) {
        InstanceLine instance = new InstanceLine(line);
        line.parse(instance::readMembers);
        if (instance.id == null) {
            throw line.malformed(1, "an instance without instance_id");
        }
        return instance;
    }

    private void readMembers(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "instance_id" -> id = Tokens.text(in);
                case "run_id" -> runId = Tokens.text(in);
                case "correlation_id" -> correlationId = Tokens.text(in);
                case "scenario_id" -> scenarioId = Tokens.text(in);
                case "started_at" -> startedAt = Tokens.text(in);
                case "completed_at" -> completedAt = Tokens.text(in);
                case "duration_ms" -> durationMillis = Tokens.number(in);
                case "passed" -> passed = Tokens.bool(in);
                case "error" -> error = Tokens.text(in);
                case "entry_data" -> readEntry(in);
                default -> in.skipChildren();
            }
        }
    }

    private void readEntry(JsonParser in) throws IOException {
        boolean isObject = in.currentToken() == JsonToken.START_OBJECT;
        entryFrom = (int) in.currentLocation().getByteOffset() - 1;
        in.skipChildren();
        entryUntil = isObject ? (int) in.currentLocation().getByteOffset() : 0;
    }

    String id() {
        return id;
    }

    String runId() {
        return runId;
    }

    String scenarioId() {
        return scenarioId;
    }

    Instant startedAt() {
        return Timestamps.parse(startedAt);
    }

    Instant completedAt() {
        return Timestamps.parse(completedAt);
    }

    Double durationMillis() {
        return durationMillis;
    }

    Boolean passed() {
        return passed;
    }

    String error() {
        return error;
    }

    Instance toInstance() {
        return new Instance(
                id,
                runId,
                correlationId,
                scenarioId,
                startedAt(),
                completedAt(),
                Millis.toDuration(durationMillis),
                passed,
                entryData(),
                error);
    }

    /** Null when the line has none. */
    private ObjectNode entryData() {
        if (entryUntil == 0) {
            return null;
        }
        try {
            String json = CleanJson.object(line.bytes(), line.start() + entryFrom, entryUntil - entryFrom);
            return (ObjectNode) Json.parse(json);
        } catch (IOException e) {
            throw line.malformed(entryFrom + 1, e.getMessage());
        }
    }
}
