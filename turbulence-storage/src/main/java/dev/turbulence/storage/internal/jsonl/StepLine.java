package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.Observation;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.ObservationFields;
import dev.turbulence.storage.internal.records.StepTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What queries ask of a line in {@code steps.jsonl}. */
final class StepLine extends RecordView {

    private static final List<String> KEYS =
            keys("step_index", "step_name", "step_type", "timestamp", "observation", "action_name", "action_type");
    private static final int STEP_INDEX = KEYS.indexOf("step_index");
    private static final int STEP_NAME = KEYS.indexOf("step_name");
    private static final int STEP_TYPE = KEYS.indexOf("step_type");
    private static final int TIMESTAMP = KEYS.indexOf("timestamp");
    private static final int OBSERVATION = KEYS.indexOf("observation");
    private static final int OLDER_NAME = KEYS.indexOf("action_name");
    private static final int OLDER_TYPE = KEYS.indexOf("action_type");

    private final ObservationFields observation;

    StepLine(Function<JsonFields, JsonLines> open, String runId) {
        this(open, runId, new ObservationFields());
    }

    private StepLine(Function<JsonFields, JsonLines> open, String runId, ObservationFields observation) {
        super(open, new JsonFields(KEYS, OBSERVATION, observation.members()), runId, "a step");
        this.observation = observation;
    }

    String name() {
        return named(STEP_NAME, OLDER_NAME);
    }

    String type() {
        return named(STEP_TYPE, OLDER_TYPE);
    }

    private String named(int key, int olderKey) {
        String name = fields().scalar(fields().isAbsent(key) ? olderKey : key);
        return name == null ? "" : name;
    }

    String service() {
        return observation.service();
    }

    /** Null when the step has none. */
    Double latencyMillis() {
        return observation.latencyMs();
    }

    Integer statusCode() {
        return observation.statusCode();
    }

    Boolean ok() {
        return observation.ok();
    }

    boolean skipped() {
        return observation.skipped();
    }

    boolean failed() {
        return Boolean.FALSE.equals(ok());
    }

    /** The latency if the step counts as a latency sample, else null. */
    Double sampleMillis() {
        return skipped() || !Step.LATENCY_TYPES.contains(type()) ? null : latencyMillis();
    }

    /** The first error in the observation; null when there is none. */
    String firstError() {
        return observation.firstError();
    }

    Duration latency() {
        return Millis.toDuration(latencyMillis());
    }

    Instant completedAt() {
        return StepTimes.completedAt(type(), observation.lastAttemptEnd(), fields().scalar(TIMESTAMP));
    }

    Step toStep() {
        Instant completedAt = completedAt();
        Duration latency = latency();
        String json = object(OBSERVATION);
        return new Step(
                instanceId(),
                runId(),
                correlationId(),
                fields().integer(STEP_INDEX),
                name(),
                type(),
                StepTimes.startedAt(completedAt, latency),
                completedAt,
                service(),
                latency,
                statusCode(),
                ok(),
                skipped(),
                Observation.ofJson(json == null ? "{}" : json));
    }
}
