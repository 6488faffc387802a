package dev.turbulence.storage.internal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.StepTimes;
import dev.turbulence.storage.internal.records.Surrogates;
import dev.turbulence.storage.internal.records.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Records as rows. */
final class Rows {

    private final String runId;

    /** @param runId for records that do not say which run they belong to */
    Rows(String runId) {
        this.runId = runId;
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
                null);
    }

    StepRow of(Step step, String scenarioId) {
        String recordedAt = Timestamps.format(step.completedAt());
        Instant completedAt = StepTimes.completedAt(step.type(), lastAttempt(step), recordedAt);
        return new StepRow(
                step.instanceId(),
                scenarioId,
                step.index(),
                step.name(),
                step.type(),
                step.service(),
                Timestamps.format(StepTimes.startedAt(completedAt, step.latency())),
                Timestamps.format(completedAt),
                Millis.of(step.latency()),
                step.statusCode(),
                step.ok(),
                Surrogates.escapeLone(step.observation().json()).getBytes(StandardCharsets.UTF_8),
                step.skipped(),
                recordedAt,
                null);
    }

    private static String lastAttempt(Step step) {
        if (!"http".equals(step.type())) {
            return null;
        }
        JsonNode attempts = step.observation().tree().path("attempts");
        return attempts.path(attempts.size() - 1).path("timestamp").asText(null);
    }

    AssertionRow of(Assertion assertion, String scenarioId) {
        return new AssertionRow(
                assertion.instanceId(),
                scenarioId,
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
