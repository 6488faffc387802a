package dev.turbulence.junit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A small run, really written: instances of the scenario {@code checkout}, each with one http step
 * {@code submit_payment} whose latency is 10 ms times the instance's number, from 1. Failed ones answer 500.
 */
record SampleRun(String id, int passed, int failed, int asked, RunOutcome outcome, Instant startedAt) {

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");

    /** A complete run. */
    static SampleRun named(String id, int passed, int failed) {
        return new SampleRun(id, passed, failed, passed + failed, RunOutcome.complete(), START);
    }

    SampleRun startedLaterBy(Duration time) {
        return new SampleRun(id, passed, failed, asked, outcome, startedAt.plus(time));
    }

    SampleRun closedAs(RunOutcome other) {
        return new SampleRun(id, passed, failed, asked, other, startedAt);
    }

    SampleRun asking(int instances) {
        return new SampleRun(id, passed, failed, instances, outcome, startedAt);
    }

    RunDirectory writeTo(Path runsDirectory) {
        return writeTo(runsDirectory, Storage.JSONL);
    }

    RunDirectory writeTo(Path runsDirectory, Storage storage) {
        try (RunWriter writer = RunWriter.create(storage, runsDirectory, newRun())) {
            for (int number = 1; number <= passed + failed; number++) {
                writeInstance(writer, number, number <= passed);
            }
            writer.finish(outcome);
            return writer.directory();
        }
    }

    private NewRun newRun() {
        return new NewRun(
                id,
                startedAt,
                "shop",
                List.of("checkout"),
                42,
                asked,
                1,
                Duration.ofSeconds(5),
                KnownNames.of(
                        List.of("checkout"),
                        List.of("submit_payment", "never_reached"),
                        List.of("payments"),
                        List.of("http"),
                        List.of()),
                "0.1.0-test");
    }

    private void writeInstance(RunWriter writer, int number, boolean passes) {
        String instanceId = String.format(Locale.ROOT, "inst_%012x", number);
        String correlationId = String.format(Locale.ROOT, "corr_%012x", number);
        Instant start = startedAt.plusMillis(number);
        Duration latency = Duration.ofMillis(10L * number);
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        writer.instanceStarted(
                new Instance(instanceId, id, correlationId, "checkout", start, null, null, null, entry, null));
        int status = passes ? 200 : 500;
        writer.step(new Step(
                instanceId,
                id,
                correlationId,
                0,
                "submit_payment",
                "http",
                start,
                start.plus(latency),
                "payments",
                latency,
                status,
                passes,
                false,
                Observation.of(observation(status, latency, passes))));
        writer.instanceEnded(new Instance(
                instanceId, id, correlationId, "checkout", start, start.plus(latency), latency, passes, entry, null));
    }

    private static ObjectNode observation(int status, Duration latency, boolean passes) {
        ObjectNode observation = JsonNodeFactory.instance.objectNode();
        observation.put("ok", passes).put("protocol", "http");
        observation.putObject("metadata");
        observation.put("status_code", status).put("latency_ms", (double) latency.toMillis());
        observation.putObject("headers");
        observation.put("body", passes ? "paid" : "out of order");
        observation.putArray("errors");
        if (!passes) {
            observation.withArray("/errors").add("status 500 is not ok");
        }
        observation.put("action_name", "submit_payment").put("service", "payments");
        observation.putNull("turbulence").putArray("attempts");
        return observation
                .putNull("branch_condition")
                .putNull("branch_result")
                .putNull("branch_taken")
                .put("condition_skipped", false);
    }
}
