package dev.turbulence.storage.internal.jsonl;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.Surrogates;
import dev.turbulence.storage.internal.records.Timestamps;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Records as lines of JSON, line feed included: every key present, in the order of the format. */
final class RecordEncoder {

    private static final int USUAL_LENGTH = 2048;

    private final String runId;

    /** @param runId for records that do not say which run they belong to */
    RecordEncoder(String runId) {
        this.runId = runId;
    }

    byte[] encode(Instance instance) {
        return line(out -> {
            writeIds(out, instance.id(), instance.runId(), instance.correlationId());
            out.writeStringField("scenario_id", instance.scenarioId());
            out.writeStringField("started_at", Timestamps.format(instance.startedAt()));
            out.writeStringField("completed_at", Timestamps.format(instance.completedAt()));
            writeNumber(out, "duration_ms", Millis.of(instance.duration()));
            writeBoolean(out, "passed", instance.passed());
            out.writeFieldName("entry_data");
            Json.mapper()
                    .writeTree(
                            out,
                            instance.entryData() == null
                                    ? JsonNodeFactory.instance.objectNode()
                                    : instance.entryData());
            out.writeStringField("error", instance.error());
        });
    }

    byte[] encode(Step step) {
        return line(out -> {
            writeIds(out, step.instanceId(), step.runId(), step.correlationId());
            writeNumber(out, "step_index", step.index());
            out.writeStringField("step_name", step.name());
            out.writeStringField("step_type", step.type());
            out.writeStringField("timestamp", Timestamps.format(step.completedAt()));
            out.writeFieldName("observation");
            out.writeRawValue(onOneLine(step.observation()));
        });
    }

    byte[] encode(Assertion assertion) {
        return line(out -> {
            writeIds(out, assertion.instanceId(), assertion.runId(), assertion.correlationId());
            writeNumber(out, "step_index", assertion.stepIndex());
            out.writeStringField("assertion_name", assertion.name());
            writeBoolean(out, "passed", assertion.passed());
            writeValue(out, "expected", assertion.expected());
            writeValue(out, "actual", assertion.actual());
            out.writeStringField("message", assertion.message());
            out.writeStringField("timestamp", Timestamps.format(assertion.timestamp()));
        });
    }

    private void writeIds(JsonGenerator out, String instanceId, String recordRunId, String correlationId)
            throws IOException {
        out.writeStringField("instance_id", instanceId);
        out.writeStringField("run_id", recordRunId == null ? runId : recordRunId);
        out.writeStringField("correlation_id", correlationId);
    }

    private static void writeNumber(JsonGenerator out, String key, Number value) throws IOException {
        out.writeFieldName(key);
        out.writeRawValue(String.valueOf(value));
    }

    private static void writeBoolean(JsonGenerator out, String key, Boolean value) throws IOException {
        out.writeFieldName(key);
        out.writeRawValue(String.valueOf(value));
    }

    private static void writeValue(JsonGenerator out, String key, JsonNode value) throws IOException {
        out.writeFieldName(key);
        Json.mapper().writeTree(out, value == null ? NullNode.getInstance() : value);
    }

    /** The observation's own text, unless it holds line breaks, which JSON allows and JSON lines do not. */
    private static String onOneLine(Observation observation) {
        String json = observation.json();
        return json.indexOf('\n') < 0 && json.indexOf('\r') < 0 ? json : Json.write(observation.tree());
    }

    private static byte[] line(Fields fields) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator out = Json.mapper().createGenerator(text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer does not fail", e);
        }
        text.write('\n');
        return Surrogates.utf8(text.toString());
    }

    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }
}
