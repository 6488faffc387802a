package dev.turbulence.engine.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.engine.config.Action;
import dev.turbulence.engine.config.CheckOutcome;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.redaction.Redactor;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StorageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Writes the records of one instance. */
final class InstanceRecorder {

    private final RunWriter writer;
    private final ObservationJson observations;
    private final Redactor redactor;
    private final ForeseenCredentials credentials;
    private final Identity identity;

    /** The ids that every record of an instance carries. */
    record Identity(String instanceId, String runId, String correlationId, String scenarioId) {}

    InstanceRecorder(
            RunWriter writer,
            ObservationJson observations,
            Redactor redactor,
            ForeseenCredentials credentials,
            Identity identity) {
        this.redactor = redactor;
        this.credentials = credentials;
        this.writer = writer;
        this.observations = observations;
        this.identity = identity;
    }

    /** Keeps what is secret among these variables out of all that is recorded from here on. */
    void learn(InstanceContext context) {
        credentials.learn(context, redactor);
    }

    /** Keeps the values an instance drew as a file of its own, which is there whole or not at all. */
    void variation(Map<String, Object> values) {
        Path artifacts = writer.directory().path().resolve("artifacts");
        Path folder = artifacts.resolve(identity.instanceId());
        Path file = folder.resolve("variation.json");
        Path unfinished = folder.resolve(file.getFileName() + ".tmp");
        try {
            // Not the run's own folder: when that is gone, so is the run, and making it again would hide it.
            makeFolder(artifacts);
            makeFolder(folder);
            OwnerOnly.write(unfinished, variationJson(values));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StorageException.of("Cannot write the variation of an instance to " + file, e);
        }
    }

    /** Redacted where it stands in the entry data, so that both are the same. */
    private String variationJson(Map<String, Object> values) {
        return redactor.value(json(EntryData.ofVariation(values)))
                .at(EntryData.VARIATION_PLACE)
                .toString();
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            OwnerOnly.createFolder(folder);
        } catch (FileAlreadyExistsException e) {
            // Another instance was first.
        }
    }

    void started(Instant at, ObjectNode entry) {
        writer.instanceStarted(instance(at, null, null, null, entry, null));
    }

    void ended(Instant startedAt, Duration duration, ObjectNode entry, boolean passed, String error, Instant at) {
        writer.instanceEnded(instance(startedAt, at, duration, passed, entry, error));
    }

    /** @param waitedNanos what the instance waited for its start, to be part of this step's latency; mostly 0 */
    void step(int index, Action action, StepReport report, long waitedNanos) {
        long latencyNanos = report.latencyNanos() + waitedNanos;
        writer.step(new Step(
                identity.instanceId(),
                identity.runId(),
                identity.correlationId(),
                index,
                action.name(),
                action.type(),
                report.endedAt().minusNanos(latencyNanos),
                report.endedAt(),
                report.service(),
                Duration.ofNanos(latencyNanos),
                report.status(),
                report.ok(),
                report.skipped(),
                observations.of(action.name(), report, waitedNanos)));
    }

    void assertion(int stepIndex, String name, CheckOutcome check, Instant at) {
        writer.assertion(new Assertion(
                identity.instanceId(),
                identity.runId(),
                identity.correlationId(),
                stepIndex,
                name,
                check.passed(),
                redactor.value(json(check.expected())),
                redactor.value(json(check.actual())),
                redactor.text(check.message()),
                at));
    }

    private Instance instance(
            Instant startedAt, Instant completedAt, Duration duration, Boolean passed, ObjectNode entry, String error) {
        return new Instance(
                identity.instanceId(),
                identity.runId(),
                identity.correlationId(),
                identity.scenarioId(),
                startedAt,
                completedAt,
                duration,
                passed,
                redacted(entry),
                redactor.text(error));
    }

    private ObjectNode redacted(ObjectNode entry) {
        ObjectNode redacted = (ObjectNode) redactor.value(entry);
        // Ours are numbers, which some secret may happen to be.
        return redacted == entry ? entry : redacted.set(Instance.OWN_KEY, entry.get(Instance.OWN_KEY));
    }

    private static JsonNode json(Object value) {
        return Content.JSON.valueToTree(value);
    }
}
