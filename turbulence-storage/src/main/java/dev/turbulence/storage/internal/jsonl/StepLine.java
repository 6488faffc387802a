package dev.turbulence.storage.internal.jsonl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.CleanJson;
import dev.turbulence.storage.internal.records.StepTimes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * What queries ask of a line in {@code steps.jsonl}. The observation is passed over token by token, and made into text only
 * when the step is given out, which is to happen before its {@link JsonLines} move on.
 */
final class StepLine {

    private final JsonLines line;
    private String instanceId;
    private String runId;
    private String correlationId;
    private Integer index;
    private String name;
    private String olderName;
    private String type;
    private String olderType;
    private String timestamp;
    private String service;
    private Double latencyMillis;
    private Integer statusCode;
    private Boolean ok;
    private boolean skipped;
    private String lastAttempt;
    private String firstError;
    private int observationFrom;
    private int observationUntil;

    private StepLine(JsonLines line) {
        this.line = line;
    }

    /** Reads the line that the lines stand on. */
    static StepLine read(JsonLines line) {
        StepLine step = new StepLine(line);
        line.parse(step::readMembers);
        if (step.instanceId == null) {
            throw line.malformed(1, "a step without instance_id");
        }
        return step;
    }

    private void readMembers(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "instance_id" -> instanceId = Tokens.text(in);
                case "run_id" -> runId = Tokens.text(in);
                case "correlation_id" -> correlationId = Tokens.text(in);
                case "step_index" -> index = Tokens.integer(in);
                case "step_name" -> name = Tokens.text(in);
                case "action_name" -> olderName = Tokens.text(in);
                case "step_type" -> type = Tokens.text(in);
                case "action_type" -> olderType = Tokens.text(in);
                case "timestamp" -> timestamp = Tokens.text(in);
                case "observation" -> readObservation(in);
                default -> in.skipChildren();
            }
        }
    }

    private void readObservation(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        observationFrom = (int) in.currentLocation().getByteOffset() - 1;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "service" -> service = Tokens.text(in);
                case "latency_ms" -> latencyMillis = Tokens.number(in);
                case "status_code" -> statusCode = Tokens.integer(in);
                case "ok" -> ok = Tokens.bool(in);
                case "condition_skipped" -> skipped = Boolean.TRUE.equals(Tokens.bool(in));
                case "attempts" -> readAttempts(in);
                case "errors" -> readErrors(in);
                default -> in.skipChildren();
            }
        }
        observationUntil = (int) in.currentLocation().getByteOffset();
    }

    private void readAttempts(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            lastAttempt = null;
            if (in.currentToken() != JsonToken.START_OBJECT) {
                in.skipChildren();
                continue;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = in.currentName().equals("timestamp");
                in.nextToken();
                if (wanted) {
                    lastAttempt = Tokens.text(in);
                } else {
                    in.skipChildren();
                }
            }
        }
    }

    private void readErrors(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            String error = Tokens.text(in);
            firstError = firstError == null ? error : firstError;
        }
    }

    /** Where in the file it starts. */
    long position() {
        return line.position();
    }

    String instanceId() {
        return instanceId;
    }

    String name() {
        return name != null ? name : olderName != null ? olderName : "";
    }

    String type() {
        return type != null ? type : olderType != null ? olderType : "";
    }

    String service() {
        return service;
    }

    /** Null when the step has none. */
    Double latencyMillis() {
        return latencyMillis;
    }

    Integer statusCode() {
        return statusCode;
    }

    Boolean ok() {
        return ok;
    }

    boolean skipped() {
        return skipped;
    }

    boolean failed() {
        return Boolean.FALSE.equals(ok);
    }

    boolean isLatencySample() {
        return latencyMillis != null && !skipped && Step.LATENCY_TYPES.contains(type());
    }

    /** The first error in the observation; null when there is none. */
    String firstError() {
        return firstError;
    }

    Duration latency() {
        return Millis.toDuration(latencyMillis);
    }

    Instant completedAt() {
        return StepTimes.completedAt(type(), lastAttempt, timestamp);
    }

    Step toStep() {
        Instant completedAt = completedAt();
        return new Step(
                instanceId,
                runId,
                correlationId,
                index,
                name(),
                type(),
                StepTimes.startedAt(completedAt, latency()),
                completedAt,
                service,
                latency(),
                statusCode,
                ok,
                skipped,
                observation());
    }

    private Observation observation() {
        if (observationUntil == 0) {
            return Observation.ofJson("{}");
        }
        try {
            return Observation.ofJson(
                    CleanJson.object(line.bytes(), line.start() + observationFrom, observationUntil - observationFrom));
        } catch (IOException e) {
            throw line.malformed(observationFrom + 1, e.getMessage());
        }
    }
}
