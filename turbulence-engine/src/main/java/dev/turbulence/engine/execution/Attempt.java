package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;

/** One try within a step, as the observation's {@code attempts} list it. */
sealed interface Attempt {

    /** How much of the latency was waiting for a free connection. */
    long connectionWaitNanos();

    void write(JsonGenerator json, BodyRecord bodies) throws IOException;

    /** One request of an http step; {@code status} and {@code error} may be null. */
    record Request(
            int number,
            Integer status,
            boolean ok,
            long latencyNanos,
            long connectionWaitNanos,
            Instant endedAt,
            String error)
            implements Attempt {

        @Override
        public void write(JsonGenerator json, BodyRecord bodies) throws IOException {
            json.writeStartObject();
            json.writeNumberField("attempt", number);
            ObservationJson.writeStatus(json, status);
            json.writeBooleanField("ok", ok);
            ObservationJson.writeMillis(json, "latency_ms", latencyNanos);
            json.writeStringField("timestamp", AttemptTime.text(endedAt));
            json.writeStringField("error", error);
            json.writeEndObject();
        }
    }

    /** One poll of a wait step; {@code status} and {@code error} may be null. */
    record Poll(
            int number,
            long startNanos,
            long latencyNanos,
            long connectionWaitNanos,
            Integer status,
            Content body,
            boolean conditionMet,
            String error)
            implements Attempt {

        @Override
        public void write(JsonGenerator json, BodyRecord bodies) throws IOException {
            json.writeStartObject();
            json.writeNumberField("attempt_number", number);
            ObservationJson.writeMillis(json, "timestamp_ms", startNanos);
            ObservationJson.writeMillis(json, "latency_ms", latencyNanos);
            ObservationJson.writeStatus(json, status);
            json.writeFieldName("body");
            bodies.writeValue(json, body);
            json.writeBooleanField("condition_met", conditionMet);
            json.writeStringField("error", error);
            json.writeEndObject();
        }
    }
}
