package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.transfer.Migration;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that promises bounded memory is asked in a heap that is a fraction of the run's records. */
class SmallHeapTest {

    private static final int INSTANCES = 15_000;
    private static final int STEPS = 4;
    private static final String HEAP = "-Xmx24m";
    private static final int SHORT_INSTANCES = 150_000;
    private static final int SHORT_STEPS = 520_000;

    @TempDir
    private static Path runs;

    private static Path jsonl;
    private static Path sqlite;

    @BeforeAll
    static void write() throws IOException {
        NewRun run = new NewRun(
                "big",
                SampleRun.START,
                "Shop",
                List.of("buy", "browse"),
                1,
                INSTANCES,
                1,
                null,
                KnownNames.NONE,
                "1.0");
        try (RunWriter writer = RunWriter.create(Storage.JSONL, runs, run)) {
            IntStream.range(0, INSTANCES).forEach(i -> write(writer, i));
            writer.finish(RunOutcome.complete());
            jsonl = writer.directory().path();
        }
        sqlite = Files.createDirectory(runs.resolve("migrated"));
        for (String file : List.of("instances.jsonl", "steps.jsonl", "assertions.jsonl", "manifest.json")) {
            Files.copy(jsonl.resolve(file), sqlite.resolve(file));
        }
    }

    private static void write(RunWriter writer, int i) {
        String id = SampleRun.id(i);
        String scenario = i % 2 == 0 ? "buy" : "browse";
        boolean passed = i % 3 > 0;
        Instant start = SampleRun.at(i);
        ObjectNode entry = Json.mapper().createObjectNode().put("note", "x".repeat(200));
        writer.instanceStarted(new Instance(id, "big", "corr_" + i, scenario, start, null, null, null, entry, null));
        for (int k = 0; k < STEPS; k++) {
            ObjectNode observation = Json.mapper().createObjectNode();
            boolean ok = passed || k < STEPS - 1;
            double millis = (i * 7919L + k) % 1000 / 4.0;
            observation.put("ok", ok).put("status_code", ok ? 200 : 500).put("latency_ms", millis);
            observation.put("service", "shop").put("body", "y".repeat(1000));
            writer.step(new Step(
                    id,
                    "big",
                    "corr_" + i,
                    k,
                    "step_" + k,
                    "http",
                    start,
                    start.plusMillis(1),
                    "shop",
                    Duration.ofNanos((long) (millis * 1e6)),
                    ok ? 200 : 500,
                    ok,
                    false,
                    Observation.of(observation)));
        }
        writer.assertion(SampleRun.assertion(i, STEPS, "total", passed, "5", "6"));
        writer.instanceEnded(new Instance(
                id,
                "big",
                "corr_" + i,
                scenario,
                start,
                start.plusMillis(5),
                Duration.ofMillis(i % 50),
                passed,
                entry,
                null));
    }

    @Test
    void theRunIsBiggerThanTheHeap() throws IOException {
        assertThat(Files.size(jsonl.resolve("steps.jsonl"))).isGreaterThan(3L * 24 * 1024 * 1024);
    }

    @Test
    void linesOfJson() throws Exception {
        assertThat(inSmallHeap("ask", jsonl)).isEqualTo("done");
    }

    @Test
    void migratedToSqlite() throws Exception {
        assertThat(inSmallHeap("migrate", sqlite)).isEqualTo("done");
        assertThat(inSmallHeap("ask", sqlite)).isEqualTo("done");
    }

    /** So many that what is noted of each step does not fit beside what is known of each instance. */
    @Test
    void manyShortRecordsMigratedToSqlite() throws Exception {
        Path run = Files.createDirectory(runs.resolve("many"));
        for (String file : List.of("manifest.json", "summary.json")) {
            Files.copy(jsonl.resolve(file), run.resolve(file));
        }
        writeShortRecords(run);
        assertThat(inSmallHeap("migrate", run)).isEqualTo("done");
        try (StoredRun migrated = StoredRun.open(run)) {
            assertThat(migrated.steps().count()).isEqualTo(SHORT_STEPS);
            assertThat(migrated.instances().count()).isEqualTo(SHORT_INSTANCES);
        }
    }

    private static void writeShortRecords(Path run) throws IOException {
        String instance = "{\"instance_id\":\"%s\"}\n";
        String step = "{\"instance_id\":\"%s\",\"step_index\":0,\"step_name\":\"s%s\",\"step_type\":\"log\","
                + "\"observation\":{\"latency_ms\":%s}}\n";
        try (BufferedWriter instances = Files.newBufferedWriter(run.resolve("instances.jsonl"));
                BufferedWriter steps = Files.newBufferedWriter(run.resolve("steps.jsonl"))) {
            for (int i = 0; i < SHORT_STEPS; i++) {
                long id = i * 7919L % SHORT_INSTANCES;
                if (i < SHORT_INSTANCES) {
                    instances.write(instance.formatted(id));
                }
                steps.write(step.formatted(id, i % 7, i * 31L % 1009));
            }
        }
    }

    private static String inSmallHeap(String what, Path run) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asker.class.getName(),
                        what,
                        run.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        List<String> lines = output.lines().toList();
        return process.exitValue() == 0 ? lines.get(lines.size() - 1) : output;
    }

    /** Asks a run everything, or migrates it. */
    static final class Asker {

        private Asker() {}

        public static void main(String[] args) {
            Path path = Path.of(args[1]);
            if (args[0].equals("migrate")) {
                Migration.of(new RunDirectory(path)).run();
            } else {
                ask(path);
            }
            System.out.println("done");
        }

        private static void ask(Path path) {
            try (StoredRun run = StoredRun.open(path)) {
                expect(INSTANCES, count(run.instances()));
                expect(INSTANCES, count(run.instances().slowestFirst()));
                expect(INSTANCES / 3, count(run.instances().withCauses()));
                expect(INSTANCES * STEPS, count(run.steps().withInstances()));
                expect(INSTANCES * STEPS, count(run.steps().slowestFirst()));
                expect(INSTANCES * STEPS, count(run.steps().oldestFirst()));
                expect(INSTANCES / 3, count(run.assertions().failed().withInstances()));
                expect(INSTANCES * STEPS, run.steps().latency().count());
                expect(STEPS, run.steps().latencyByName().size());
                expect(STEPS + 1, run.steps().countByKind().size());
            }
            try (StoredRun run = StoredRun.open(path)) {
                expect(INSTANCES * STEPS, run.summary().stepCount());
            }
            judge(path, "fail_count>0");
            judge(
                    path,
                    "fail_count>0, p99.9_latency_ms[scenario=*,step=*]>1ms, failed_steps[service=*]>0,"
                            + " assertions_failed[scenario=*]>0, duration_ms>0");
        }

        private static void judge(Path path, String conditions) {
            try (StoredRun run = StoredRun.open(path)) {
                expect(1, Gate.parse(conditions).judge(run).passed() ? 0 : 1);
            }
        }

        private static long count(RecordQuery<?> query) {
            try (Stream<?> records = query.stream()) {
                long[] counted = new long[1];
                records.forEach(record -> counted[0]++);
                return counted[0];
            }
        }

        private static void expect(long expected, long found) {
            if (expected != found) {
                throw new AssertionError("expected " + expected + ", found " + found);
            }
        }
    }
}
