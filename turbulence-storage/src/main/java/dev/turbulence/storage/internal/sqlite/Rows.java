package dev.turbulence.storage.internal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.MalformedLineException;
import dev.turbulence.storage.internal.records.ObservationFields;
import dev.turbulence.storage.internal.records.StepTimes;
import dev.turbulence.storage.internal.records.Surrogates;
import dev.turbulence.storage.internal.records.Timestamps;
import java.time.Instant;

/** Records as rows. Safe for use by several threads. */
final class Rows {

    private final String runId;
    private final boolean hasWarmUp;
    /** Each thread's own, because making one takes as long as using it. */
    private final ThreadLocal<ObservationFields> observations = ThreadLocal.withInitial(ObservationFields::new);

    /**
     * @param runId for records that do not say which run they belong to
     * @param hasWarmUp whether the run says that it has a warm-up; else no instance belongs to it
     */
    Rows(String runId, boolean hasWarmUp) {
        this.runId = runId;
        this.hasWarmUp = hasWarmUp;
    }

    /** What the rows of an instance's steps and assertions repeat of it. */
    Origin originOf(Instance instance) {
        return new Origin(instance.scenarioId(), isWarmUp(instance));
    }

    private boolean isWarmUp(Instance instance) {
        return hasWarmUp && instance.warmUp();
    }

    InstanceRow of(Instance instance, long position) {
        return new InstanceRow(
                position,
                instance.id(),
                runId,
                instance.scenarioId(),
                instance.correlationId(),
                instance.status().map(InstanceStatus::toString).orElse(null),
                Timestamps.format(instance.startedAt()),
                Timestamps.format(instance.completedAt()),
                variation(instance),
                instance.error(),
                Millis.of(instance.duration()),
                instance.entryData() == null ? "{}" : Json.write(instance.entryData()),
                isWarmUp(instance),
                Millis.of(instance.lateStart().orElse(null)),
                null);
    }

    StepRow of(Step step, Origin origin) {
        String recordedAt = Timestamps.format(step.completedAt());
        byte[] observation = Surrogates.utf8(step.observation().json());
        Instant completedAt = StepTimes.completedAt(step.type(), lastAttemptEnd(step, observation), recordedAt);
        return new StepRow(
                step.instanceId(),
                origin.scenarioId(),
                origin.warmUp(),
                step.index(),
                step.name(),
                step.type(),
                step.service(),
                Timestamps.format(StepTimes.startedAt(completedAt, step.latency())),
                Timestamps.format(completedAt),
                Millis.of(step.latency()),
                step.statusCode(),
                step.ok(),
                observation,
                step.skipped(),
                recordedAt,
                null);
    }

    private String lastAttemptEnd(Step step, byte[] observation) {
        if (!"http".equals(step.type())) {
            return null;
        }
        ObservationFields fields = observations.get();
        try {
            fields.members().readLine(observation, 0, observation.length);
        } catch (MalformedLineException e) {
            throw new StorageException(
                    "The observation of step '" + step.name() + "' of instance " + step.instanceId()
                            + " is no JSON object: " + e.getMessage(),
                    e);
        }
        return fields.lastAttemptEnd();
    }

    AssertionRow of(Assertion assertion, Origin origin) {
        return new AssertionRow(
                assertion.instanceId(),
                origin.scenarioId(),
                origin.warmUp(),
                assertion.name(),
                assertion.passed(),
                value(assertion.expected()),
                value(assertion.actual()),
                assertion.stepIndex(),
                assertion.message(),
                Timestamps.format(assertion.timestamp()),
                null);
    }

    private static String variation(Instance instance) {
        if (instance.entryData() == null) {
            return null;
        }
        return value(instance.entryData().path("seed_data").path("variation"));
    }

    private static String value(JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode() ? null : Json.write(value);
    }
}
