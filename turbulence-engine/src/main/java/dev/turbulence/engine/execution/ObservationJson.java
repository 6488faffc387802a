package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.turbulence.engine.redaction.Redactor;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunManifest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints observations, key by key in the order of the run format, straight to text: this is half of what a step costs us.
 *
 * <p>What the format has no key for lies in {@code metadata.turbulence_maven}: {@code request} (method, url, headers, body),
 * {@code request_body} and {@code response_body} (how the recorded body differs from the real one, see
 * {@link BodyRecord#writeMark}), {@code resent} (see {@link dev.turbulence.engine.http.HttpResponse#resent}),
 * {@code service_ms} (of the first latency sample of an instance that started late: the step's own
 * latency, without the wait for the start, which is in {@code latency_ms}), {@code condition} (of a step that was skipped, the condition that did not hold), {@code decision} (persona_id, name,
 * option, output_var).
 *
 * <p>Also there: {@code connection_wait_ms} (of a service with {@code max_connections}, how much of the latency was waiting
 * for a free connection, over all attempts), {@code insecure} (nobody checked who answered), {@code failure_kind} (the
 * {@link dev.turbulence.storage.FailureKind} of a step that is not ok), {@code extracted} (variables by name) and
 * {@code extracted_cut} (those whose values were cut, each with its mark).
 *
 * <p>{@code turbulence} is what was injected: {@code latency_ms} (over all attempts) and {@code latencies_ms} (of each),
 * {@code timeout_after_ms}, {@code retry_count} (allowed) and {@code retries} (made); only what the scenario speaks of.
 */
final class ObservationJson {

    private static final int INITIAL_LENGTH = 2048;

    /** Values are mostly ids; what is larger stands in the body, too. */
    private static final int MOST_EXTRACTED_BYTES = 4096;

    private final BodyRecord bodies;

    private final BodyRecord values;

    private final Redactor redactor;

    ObservationJson(int maxBodyBytes, Redactor redactor) {
        this.redactor = redactor;
        this.bodies = new BodyRecord(maxBodyBytes, redactor);
        this.values = new BodyRecord(Math.min(maxBodyBytes, MOST_EXTRACTED_BYTES), redactor);
    }

    /** @param waitedNanos what the instance waited for its start, as far as it is part of this step's latency */
    Observation of(String actionName, StepReport report, long waitedNanos) {
        StringWriter text = new StringWriter(INITIAL_LENGTH);
        try (JsonGenerator json = Content.JSON.getFactory().createGenerator(text)) {
            json.writeStartObject();
            writeOutcome(json, report, waitedNanos);
            writeContext(json, actionName, report);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot print an observation", e);
        }
        return Observation.ofJson(redactor.record(text.toString()));
    }

    private void writeOutcome(JsonGenerator json, StepReport report, long waitedNanos) throws IOException {
        json.writeBooleanField("ok", report.ok());
        Exchange.Sent sent =
                report.exchange() == null ? null : report.exchange().sent();
        if (sent != null) {
            learn(sent, report.exchange());
        }
        json.writeStringField("protocol", sent == null ? "http" : sent.protocol());
        json.writeFieldName("metadata");
        writeMetadata(json, report, sent, waitedNanos);
        writeStatus(json, report.status());
        writeMillis(json, "latency_ms", report.latencyNanos() + waitedNanos);
        json.writeObjectFieldStart("headers");
        if (report.exchange() != null) {
            writeHeaders(json, report.exchange().headers());
        }
        json.writeEndObject();
        json.writeFieldName("body");
        bodies.writeValue(
                json,
                report.exchange() == null ? Content.NONE : report.exchange().body());
        json.writeArrayFieldStart("errors");
        for (String error : report.errors()) {
            json.writeString(error);
        }
        json.writeEndArray();
    }

    /** What comes to light at the end of an exchange may stand at its begin. */
    private void learn(Exchange.Sent sent, Exchange exchange) {
        sent.headers().forEach(redactor::learn);
        exchange.headers().forEach(redactor::learn);
        bodies.learn(sent.body(), exchange.body());
    }

    private void writeContext(JsonGenerator json, String actionName, StepReport report) throws IOException {
        json.writeStringField("action_name", actionName);
        json.writeStringField("service", report.service());
        json.writeFieldName("turbulence");
        writeFaults(json, report.detail());
        json.writeArrayFieldStart("attempts");
        for (Attempt attempt : report.attempts()) {
            attempt.write(json, bodies);
        }
        json.writeEndArray();
        writeBranch(json, report.detail());
        json.writeBooleanField("condition_skipped", report.skipped());
        if (report.detail() instanceof StepReport.WaitEnd end) {
            json.writeNumberField("total_attempts", end.polls());
            json.writeBooleanField("timed_out", end.timedOut());
        }
    }

    private static void writeFaults(JsonGenerator json, StepReport.Detail detail) throws IOException {
        if (!(detail instanceof StepReport.Faults faults)) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        if (faults.policy().latency().isPresent()) {
            json.writeNumberField(
                    "latency_ms",
                    faults.latenciesMs().stream().mapToLong(Integer::longValue).sum());
            json.writeArrayFieldStart("latencies_ms");
            for (int millis : faults.latenciesMs()) {
                json.writeNumber(millis);
            }
            json.writeEndArray();
        }
        if (faults.policy().timeoutAfter().isPresent()) {
            json.writeNumberField(
                    "timeout_after_ms", faults.policy().timeoutAfter().get().toMillis());
        }
        if (faults.policy().retryCount().isPresent()) {
            json.writeNumberField("retry_count", faults.policy().retryCount().get());
            json.writeNumberField("retries", faults.retries());
        }
        json.writeEndObject();
    }

    private static void writeBranch(JsonGenerator json, StepReport.Detail detail) throws IOException {
        if (detail instanceof StepReport.Fork fork) {
            json.writeStringField("branch_condition", fork.condition());
            json.writeBooleanField("branch_result", fork.holds());
            json.writeStringField("branch_taken", fork.holds() ? "if_true" : "if_false");
        } else {
            json.writeNullField("branch_condition");
            json.writeNullField("branch_result");
            json.writeNullField("branch_taken");
        }
    }

    private void writeMetadata(JsonGenerator json, StepReport report, Exchange.Sent sent, long waitedNanos)
            throws IOException {
        json.writeStartObject();
        if (waitedNanos > 0 || hasOwn(report)) {
            json.writeObjectFieldStart(RunManifest.OWN_KEY);
            if (waitedNanos > 0) {
                writeMillis(json, "service_ms", report.latencyNanos());
            }
            writeOwn(json, report, sent);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static boolean hasOwn(StepReport report) {
        return report.exchange() != null
                || !report.ok()
                || report.skipped()
                || report.detail() instanceof StepReport.Choice;
    }

    private void writeOwn(JsonGenerator json, StepReport report, Exchange.Sent sent) throws IOException {
        if (!report.ok()) {
            json.writeStringField("failure_kind", report.failure().word());
        }
        if (sent != null) {
            writeExchange(json, sent, report.exchange());
            writeLink(json, report);
            writeExtracted(json, report.extracted());
        } else if (report.detail() instanceof StepReport.Skipped skipped) {
            json.writeStringField("condition", skipped.condition());
        } else if (report.detail() instanceof StepReport.Choice choice) {
            json.writeObjectFieldStart("decision");
            json.writeStringField("persona_id", choice.personaId());
            json.writeStringField("name", choice.decision());
            json.writeStringField("option", choice.option());
            json.writeStringField("output_var", choice.outputVar());
            json.writeEndObject();
        }
    }

    private void writeExchange(JsonGenerator json, Exchange.Sent sent, Exchange exchange) throws IOException {
        writeRequest(json, sent);
        writeMark(json, "request_body", sent.body());
        writeMark(json, "response_body", exchange.body());
        if (exchange.resent()) {
            json.writeBooleanField("resent", true);
        }
    }

    private static void writeLink(JsonGenerator json, StepReport report) throws IOException {
        if (report.exchange().limited()) {
            long waited = report.attempts().stream()
                    .mapToLong(Attempt::connectionWaitNanos)
                    .sum();
            writeMillis(json, "connection_wait_ms", waited);
        }
        if (report.exchange().insecure()) {
            json.writeBooleanField("insecure", true);
        }
    }

    private void writeExtracted(JsonGenerator json, Map<String, Object> extracted) throws IOException {
        if (extracted.isEmpty()) {
            return;
        }
        Map<String, Content> cut = new LinkedHashMap<>();
        json.writeObjectFieldStart("extracted");
        for (Map.Entry<String, Object> variable : extracted.entrySet()) {
            Content value = Content.ofValue(variable.getValue());
            json.writeFieldName(variable.getKey());
            values.writeValue(json, value);
            if (values.hasMark(value)) {
                cut.put(variable.getKey(), value);
            }
        }
        json.writeEndObject();
        if (cut.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("extracted_cut");
        for (Map.Entry<String, Content> variable : cut.entrySet()) {
            json.writeFieldName(variable.getKey());
            values.writeMark(json, variable.getValue());
        }
        json.writeEndObject();
    }

    private void writeRequest(JsonGenerator json, Exchange.Sent request) throws IOException {
        json.writeObjectFieldStart("request");
        json.writeStringField("method", request.method());
        json.writeStringField("url", request.url());
        json.writeObjectFieldStart("headers");
        writeHeaders(json, request.headers());
        json.writeEndObject();
        json.writeFieldName("body");
        bodies.writeValue(json, request.body());
        json.writeEndObject();
    }

    private void writeMark(JsonGenerator json, String name, Content content) throws IOException {
        if (bodies.hasMark(content)) {
            json.writeFieldName(name);
            bodies.writeMark(json, content);
        }
    }

    private void writeHeaders(JsonGenerator json, Map<String, String> headers) throws IOException {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.writeStringField(header.getKey(), redactor.header(header.getKey(), header.getValue()));
        }
    }

    static void writeStatus(JsonGenerator json, Integer status) throws IOException {
        if (status == null) {
            json.writeNullField("status_code");
        } else {
            json.writeNumberField("status_code", status);
        }
    }

    static void writeMillis(JsonGenerator json, String name, long nanos) throws IOException {
        json.writeNumberField(name, nanos / 1e6);
    }
}
