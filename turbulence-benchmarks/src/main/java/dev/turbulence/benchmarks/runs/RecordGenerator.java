package dev.turbulence.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes the records of instances as they come from practice: five steps to three services, latencies with a long tail, ten
 * headers and a body of some 600 bytes per observation, three assertions; 3 % of the instances failed. Instance n of a run
 * is always the same one. Safe for use by several threads.
 */
public final class RecordGenerator {

    /** Steps and assertions of an instance, and its own record. */
    public static final int RECORDS_PER_INSTANCE = 9;

    static final List<String> SCENARIOS = List.of("browse", "checkout", "refund", "search");
    static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private record Action(String name, String type, String service, int status) {}

    private static final List<Action> ACTIONS = List.of(
            new Action("open_session", "http", "auth", 201),
            new Action("list_products", "http", "shop", 200),
            new Action("create_order", "http", "shop", 201),
            new Action("await_stock", "wait", "shop", 200),
            new Action("submit_payment", "http", "payments", 200));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ASSERTIONS = 3;
    private static final int PERCENT_FAILED = 3;
    private static final int[] FAILURES = {500, 502, 503};
    private static final String TEXT = "lorem ipsum ".repeat(45);

    private final String runId;

    public RecordGenerator(String runId) {
        this.runId = runId;
    }

    /**
     * The records of one instance, ready to be handed to a writer.
     *
     * @param started the instance when it starts
     * @param ended the same when it has ended
     */
    public record Records(Instance started, List<Step> steps, List<Assertion> assertions, Instance ended) {

        /** Records the instance as the engine does. */
        public void writeTo(RunWriter writer) {
            writer.instanceStarted(started);
            steps.forEach(writer::step);
            assertions.forEach(writer::assertion);
            writer.instanceEnded(ended);
        }
    }

    public Records instance(long index) {
        SplittableRandom random = new SplittableRandom(index);
        String id = String.format(Locale.ROOT, "inst_%012x", index);
        String correlationId = "corr_" + id.substring(5);
        boolean passed = random.nextInt(100) >= PERCENT_FAILED;
        Instant startedAt = START.plusMillis(index * 5);
        Instant now = startedAt;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < ACTIONS.size(); i++) {
            double millis = 5 + 20 * Math.exp(random.nextDouble() * 4 - 2) + random.nextDouble();
            now = now.plusNanos((long) (millis * 1e6));
            boolean ok = passed || i < ACTIONS.size() - 1;
            steps.add(step(random, id, correlationId, i, ok, millis, now));
        }
        List<Assertion> assertions = new ArrayList<>();
        for (int k = 0; k < ASSERTIONS; k++) {
            assertions.add(assertion(id, correlationId, k, passed || k < ASSERTIONS - 1, now));
        }
        String scenario = SCENARIOS.get(random.nextInt(SCENARIOS.size()));
        ObjectNode entry = JSON.createObjectNode();
        entry.putObject("seed_data").put("sku", "WIDGET-001");
        Duration took = Duration.between(startedAt, now);
        return new Records(
                new Instance(id, runId, correlationId, scenario, startedAt, null, null, null, entry, null),
                steps,
                assertions,
                new Instance(id, runId, correlationId, scenario, startedAt, now, took, passed, entry, null));
    }

    private Assertion assertion(String id, String correlationId, int index, boolean held, Instant at) {
        return new Assertion(
                id,
                runId,
                correlationId,
                ACTIONS.size() + index,
                "check_" + index,
                held,
                IntNode.valueOf(200),
                IntNode.valueOf(held ? 200 : 503),
                held ? "as expected" : "expected 200, got 503",
                at);
    }

    private Step step(
            SplittableRandom random,
            String id,
            String correlationId,
            int index,
            boolean ok,
            double millis,
            Instant completedAt) {
        Action action = ACTIONS.get(index);
        int status = ok ? action.status() : FAILURES[random.nextInt(FAILURES.length)];
        ObjectNode observation = JSON.createObjectNode();
        observation.put("ok", ok).put("protocol", "http").putObject("metadata");
        observation.put("status_code", status).put("latency_ms", millis);
        ObjectNode headers = observation.putObject("headers");
        for (int i = 0; i < 10; i++) {
            headers.put("x-header-" + i, Long.toHexString(random.nextLong()));
        }
        observation.putObject("body").put("id", id).put("text", TEXT);
        observation.putArray("errors");
        observation.put("action_name", action.name()).put("service", action.service());
        observation.putNull("turbulence").putArray("attempts");
        observation.putNull("branch_condition").putNull("branch_result").putNull("branch_taken");
        observation.put("condition_skipped", false);
        Duration latency = Duration.ofNanos((long) (millis * 1e6));
        return new Step(
                id,
                runId,
                correlationId,
                index,
                action.name(),
                action.type(),
                completedAt.minus(latency),
                completedAt,
                action.service(),
                latency,
                status,
                ok,
                false,
                Observation.of(observation));
    }
}
