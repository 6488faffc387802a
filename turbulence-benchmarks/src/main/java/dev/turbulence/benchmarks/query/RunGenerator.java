package dev.turbulence.benchmarks.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes runs as they come from practice: four scenarios, five steps and three assertions per instance, 3 % of the
 * instances failed, ten headers and a body of some 600 bytes per observation. The same size gives the same run.
 */
final class RunGenerator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final List<String> SCENARIOS = List.of("browse", "checkout", "refund", "search");
    private static final List<String> STEPS =
            List.of("open_session", "list_products", "create_order", "submit_payment", "fetch_invoice");
    private static final int ASSERTIONS = 3;
    private static final int PERCENT_FAILED = 3;

    private final Random random = new Random(42);

    private RunGenerator() {}

    static Path write(Path runsDirectory, Storage storage, long instances) {
        NewRun run = new NewRun(
                null,
                START,
                "Benchmark",
                SCENARIOS,
                42,
                instances,
                10,
                Duration.ofSeconds(30),
                KnownNames.NONE,
                "benchmark");
        try (RunWriter writer = RunWriter.create(storage, runsDirectory, run)) {
            RunGenerator generator = new RunGenerator();
            for (long i = 0; i < instances; i++) {
                generator.instance(writer, i);
            }
            writer.finish(RunOutcome.complete());
            return writer.directory().path();
        }
    }

    private void instance(RunWriter writer, long index) {
        String id = String.format(Locale.ROOT, "inst_%012x", index);
        String runId = writer.directory().runId();
        String correlationId = "corr_" + id.substring(5);
        String scenario = SCENARIOS.get(random.nextInt(SCENARIOS.size()));
        boolean passed = random.nextInt(100) >= PERCENT_FAILED;
        Instant startedAt = START.plusMillis(index * 5);
        ObjectNode entry = JSON.createObjectNode();
        entry.putObject("seed_data").put("sku", "WIDGET-001");
        writer.instanceStarted(
                new Instance(id, runId, correlationId, scenario, startedAt, null, null, null, entry, null));
        Instant now = startedAt;
        for (int step = 0; step < STEPS.size(); step++) {
            boolean ok = passed || step < STEPS.size() - 1;
            double millis = 5 + random.nextDouble() * 100;
            now = now.plusNanos((long) (millis * 1e6));
            writer.step(step(id, runId, correlationId, step, ok, millis, now));
        }
        for (int k = 0; k < ASSERTIONS; k++) {
            boolean held = passed || k < ASSERTIONS - 1;
            writer.assertion(new Assertion(
                    id,
                    runId,
                    correlationId,
                    STEPS.size() + k,
                    "check_" + k,
                    held,
                    IntNode.valueOf(200),
                    IntNode.valueOf(held ? 200 : 503),
                    held ? "as expected" : "expected 200, got 503",
                    now));
        }
        writer.instanceEnded(new Instance(
                id,
                runId,
                correlationId,
                scenario,
                startedAt,
                now,
                Duration.between(startedAt, now),
                passed,
                entry,
                null));
    }

    private Step step(
            String id, String runId, String correlationId, int index, boolean ok, double millis, Instant completedAt) {
        int status = ok ? 200 : 503;
        ObjectNode observation = JSON.createObjectNode();
        observation.put("ok", ok).put("protocol", "http").putObject("metadata");
        observation.put("status_code", status).put("latency_ms", millis);
        ObjectNode headers = observation.putObject("headers");
        for (int i = 0; i < 10; i++) {
            headers.put("x-header-" + i, Long.toHexString(random.nextLong()));
        }
        observation.putObject("body").put("id", id).put("text", "lorem ipsum ".repeat(45));
        observation.putArray("errors");
        observation.put("action_name", STEPS.get(index)).put("service", "shop").putNull("turbulence");
        observation.putArray("attempts");
        observation.putNull("branch_condition").putNull("branch_result").putNull("branch_taken");
        observation.put("condition_skipped", false);
        Duration latency = Duration.ofNanos((long) (millis * 1e6));
        return new Step(
                id,
                runId,
                correlationId,
                index,
                STEPS.get(index),
                "http",
                completedAt.minus(latency),
                completedAt,
                "shop",
                latency,
                status,
                ok,
                false,
                Observation.of(observation));
    }
}
