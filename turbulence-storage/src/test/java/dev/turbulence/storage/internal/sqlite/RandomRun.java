package dev.turbulence.storage.internal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.Millis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A run whose records are made from a seed, with many ties, many nulls and a few oddities. */
final class RandomRun {

    static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
    static final List<String> SCENARIOS = List.of("checkout", "refund flow", "größe\u2028'quoted\"");
    static final List<String> NAMES = List.of("create_cart", "pay", "wait for it", "check");
    static final List<String> SERVICES = List.of("shop", "payments");
    static final List<String> TYPES = List.of("http", "wait", "assert", "branch", "grpc");
    static final List<String> ASSERTIONS = List.of("paid", "stock is right", "final");

    private final Random random;

    /** Of its own, so that marks change nothing else; null when the run has no warm-up. */
    private final Random marks;

    private final List<Instance> instances = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Assertion> assertions = new ArrayList<>();

    RandomRun(long seed, int size) {
        this.random = new Random(seed);
        this.marks = seed % 3 == 0 ? null : new Random(seed);
        for (int i = 0; i < size; i++) {
            addInstance(i);
        }
    }

    private RandomRun(RandomRun whole) {
        this.random = null;
        this.marks = whole.marks;
        Set<String> warmUp = whole.instances.stream()
                .filter(Instance::warmUp)
                .map(Instance::id)
                .collect(Collectors.toSet());
        whole.instances.stream().filter(instance -> !instance.warmUp()).forEach(instances::add);
        whole.steps.stream().filter(step -> !warmUp.contains(step.instanceId())).forEach(steps::add);
        whole.assertions.stream()
                .filter(assertion -> !warmUp.contains(assertion.instanceId()))
                .forEach(assertions::add);
    }

    /** The same without its warm-up. */
    RandomRun counted() {
        return new RandomRun(this);
    }

    /** In the order of their ends; those without a record are not among them. */
    List<Instance> instances() {
        return instances;
    }

    List<Step> steps() {
        return steps;
    }

    List<Assertion> assertions() {
        return assertions;
    }

    /** Writes it as one thread would that plays an instance after the other. */
    RunDirectory write(Storage storage, Path runs) {
        try (RunWriter writer = RunWriter.create(storage, runs, newRun(load()))) {
            for (Instance instance : instances) {
                writer.instanceStarted(started(instance));
            }
            steps.forEach(writer::step);
            assertions.forEach(writer::assertion);
            instances.forEach(writer::instanceEnded);
            writer.finish(RunOutcome.complete());
            return writer.directory();
        }
    }

    private LoadShape load() {
        return marks == null
                ? LoadShape.closed(Math.max(1, instances.size()), 4)
                : new LoadShape(null, 4, Duration.ofMinutes(1), Duration.ZERO, 2.5, Duration.ofSeconds(5));
    }

    static NewRun newRun(int instances) {
        return newRun(LoadShape.closed(instances, 4));
    }

    private static NewRun newRun(LoadShape load) {
        KnownNames declared = KnownNames.of(SCENARIOS, NAMES, SERVICES, TYPES, ASSERTIONS);
        return new NewRun("run_1", START, "shop", SCENARIOS, 42, load, Duration.ofSeconds(30), declared, "0.1.0");
    }

    static Instance renamed(Instance instance, String suffix) {
        return new Instance(
                instance.id() + suffix,
                instance.runId(),
                instance.correlationId(),
                instance.scenarioId(),
                instance.startedAt(),
                instance.completedAt(),
                instance.duration(),
                instance.passed(),
                instance.entryData(),
                instance.error());
    }

    static Instance started(Instance ended) {
        return new Instance(
                ended.id(),
                ended.runId(),
                ended.correlationId(),
                ended.scenarioId(),
                ended.startedAt(),
                null,
                null,
                null,
                ended.entryData(),
                null);
    }

    private void addInstance(int index) {
        String id = String.format(Locale.ROOT, "inst_%012x", index);
        for (int i = random.nextInt(5); i > 0; i--) {
            addStep(id, i);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            addAssertion(id, i);
        }
        boolean withoutRecord = random.nextInt(12) == 0;
        if (!withoutRecord) {
            instances.add(instance(id));
        }
    }

    private Instance instance(String id) {
        boolean passed = random.nextBoolean();
        ObjectNode entry = Json.mapper().createObjectNode();
        entry.putObject("seed_data").put("variation", pick(SERVICES)).put("amount", random.nextInt(3) / 4.0);
        mark(entry);
        return new Instance(
                id,
                "run_1",
                correlation(id),
                pick(SCENARIOS),
                random.nextInt(10) == 0 ? null : time(),
                time(),
                random.nextInt(10) == 0 ? null : Duration.ofNanos(random.nextInt(5) * 1_250_001L),
                passed,
                (ObjectNode) Json.parse(Json.write(entry)),
                passed || random.nextBoolean() ? null : "Variable 'x' not found, order " + random.nextInt(3));
    }

    private void mark(ObjectNode entry) {
        if (marks != null && marks.nextInt(3) > 0) {
            ObjectNode own = entry.putObject("_turbulence").put("index", marks.nextInt(100));
            own.put("warm_up", marks.nextBoolean());
            if (marks.nextBoolean()) {
                own.put("late_start_ms", 1 + marks.nextInt(4000) / 4.0);
            }
        }
    }

    private void addStep(String instanceId, int index) {
        String name = pick(NAMES);
        String type = pick(TYPES);
        String service = random.nextInt(4) == 0 ? null : pick(SERVICES);
        Duration latency = random.nextInt(15) == 0 ? null : Duration.ofNanos(random.nextInt(40) * 333_333L);
        Integer status = random.nextInt(5) == 0 ? null : 200 + random.nextInt(2) * 300 + random.nextInt(2);
        boolean ok = random.nextInt(3) > 0;
        boolean skipped = random.nextInt(8) == 0;
        Instant completedAt = time();
        ObjectNode observation = observation(name, service, latency, status, ok, skipped);
        if (type.equals("http") && random.nextBoolean()) {
            ArrayNode attempts = observation.withArray("/attempts");
            attempts.addObject().put("timestamp", completedAt.plusMillis(5).toString());
            attempts.addObject().put("timestamp", completedAt.toString().replace("Z", "+00:00"));
        }
        steps.add(new Step(
                instanceId,
                "run_1",
                correlation(instanceId),
                index,
                name,
                type,
                latency == null ? null : completedAt.minus(latency).truncatedTo(ChronoUnit.MICROS),
                completedAt,
                service,
                latency,
                status,
                ok,
                skipped,
                Observation.ofJson(Json.write(observation))));
    }

    private ObjectNode observation(
            String name, String service, Duration latency, Integer status, boolean ok, boolean skipped) {
        ObjectNode observation = Json.mapper().createObjectNode();
        observation.put("ok", ok).put("protocol", "http").putObject("metadata");
        observation.put("status_code", status).put("latency_ms", Millis.of(latency));
        observation.putObject("headers").put("content-type", "application/json");
        observation.putObject("body").put("text", pick(SCENARIOS)).put("amount", 1.10);
        ArrayNode errors = observation.putArray("errors");
        if (!ok && random.nextBoolean()) {
            errors.add("expected 200, got " + status);
        }
        return observation.put("action_name", name).put("service", service).put("condition_skipped", skipped);
    }

    private void addAssertion(String instanceId, int index) {
        List<JsonNode> values = List.of(
                Json.parse("null"), Json.parse("201"), Json.parse("\"201\""), Json.parse("[1.50,{\"a\":null}]"));
        assertions.add(new Assertion(
                instanceId,
                "run_1",
                correlation(instanceId),
                index,
                pick(ASSERTIONS),
                random.nextInt(3) > 0,
                pick(values),
                pick(values),
                "Status code " + random.nextInt(2) + " expected",
                time()));
    }

    private Instant time() {
        return START.plus(random.nextInt(50) * 100_001L, ChronoUnit.MICROS);
    }

    private static String correlation(String instanceId) {
        return instanceId.replace("inst_", "corr_");
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
