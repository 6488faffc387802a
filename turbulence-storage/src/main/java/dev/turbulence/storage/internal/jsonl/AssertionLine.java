package dev.turbulence.storage.internal.jsonl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.records.CleanJson;
import dev.turbulence.storage.internal.records.Timestamps;
import java.io.IOException;

/**
 * What queries ask of a line in {@code assertions.jsonl}. Expected and actual values are read only when the assertion is
 * given out, which is to happen before its {@link JsonLines} move on.
 */
final class AssertionLine {

    private final JsonLines line;
    private String instanceId;
    private String runId;
    private String correlationId;
    private Integer stepIndex;
    private String name;
    private Boolean passed;
    private String message;
    private String timestamp;

    private AssertionLine(JsonLines line) {
        this.line = line;
    }

    /** Reads the line that the lines stand on. */
    static AssertionLine read(JsonLines line) {
        AssertionLine assertion = new AssertionLine(line);
        line.parse(assertion::readMembers);
        if (assertion.instanceId == null) {
            throw line.malformed(1, "an assertion without instance_id");
        }
        return assertion;
    }

    private void readMembers(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "instance_id" -> instanceId = Tokens.text(in);
                case "run_id" -> runId = Tokens.text(in);
                case "correlation_id" -> correlationId = Tokens.text(in);
                case "step_index" -> stepIndex = Tokens.integer(in);
                case "assertion_name" -> name = Tokens.text(in);
                case "passed" -> passed = Tokens.bool(in);
                case "message" -> message = Tokens.text(in);
                case "timestamp" -> timestamp = Tokens.text(in);
                default -> in.skipChildren();
            }
        }
    }

    String instanceId() {
        return instanceId;
    }

    String name() {
        return name == null ? "" : name;
    }

    Boolean passed() {
        return passed;
    }

    boolean failed() {
        return Boolean.FALSE.equals(passed);
    }

    String message() {
        return message;
    }

    Assertion toAssertion() {
        JsonNode values = values();
        return new Assertion(
                instanceId,
                runId,
                correlationId,
                stepIndex,
                name(),
                passed,
                valueOf(values, "expected"),
                valueOf(values, "actual"),
                message,
                Timestamps.parse(timestamp));
    }

    private JsonNode values() {
        try {
            return Json.parse(CleanJson.object(line.bytes(), line.start(), line.length()));
        } catch (IOException e) {
            throw line.malformed(1, e.getMessage());
        }
    }

    private static JsonNode valueOf(JsonNode values, String key) {
        JsonNode value = values.get(key);
        return value == null ? Json.MAPPER.nullNode() : value;
    }
}
