package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.internal.Json;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of other and older writers, and files that something has happened to. */
class ForeignRunsTest {

    @TempDir
    private Path folder;

    static List<String> pythonRuns() {
        return TestRuns.ALL;
    }

    @ParameterizedTest
    @MethodSource("pythonRuns")
    void readsEveryRecordOfThePythonTool(String name) throws Exception {
        Path path = TestRuns.path(name);
        try (StoredRun run = StoredRun.open(path)) {
            List<String> steps = Files.readAllLines(run.directory().steps());
            List<Step> read = run.steps().list();
            assertThat(read).hasSameSizeAs(steps);
            for (int i = 0; i < steps.size(); i++) {
                JsonNode line = Json.parse(steps.get(i));
                assertThat(read.get(i).observation().tree()).isEqualTo(line.get("observation"));
                assertThat(steps.get(i)).contains(read.get(i).observation().json());
                assertThat(read.get(i).name()).isEqualTo(line.path("step_name").asText());
                assertThat(read.get(i).type()).isEqualTo(line.path("step_type").asText());
            }
            assertThat(run.assertions().count())
                    .isEqualTo(Files.readAllLines(run.directory().assertions()).size());
            assertThat(run.instances().count())
                    .isEqualTo(Files.readAllLines(run.directory().instances()).size());
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
            run.summary();
            assertThat(run.warnings()).isEmpty();
        }
    }

    @Test
    void sumsUpARunOfThePythonTool() {
        try (StoredRun run = StoredRun.open(TestRuns.path(TestRuns.FIXTURES))) {
            RunSummary summary = run.summary();
            assertThat(summary.instanceCount()).isEqualTo(3);
            assertThat(summary.errorCount()).isEqualTo(1);
            assertThat(summary.completedAt()).isEqualTo(Instant.parse("2026-11-23T21:58:56.476460Z"));
            assertThat(summary.failures()).singleElement().satisfies(cause -> {
                assertThat(cause.kind()).isEqualTo("error");
                assertThat(cause.message()).contains("entry.seed_data.original_amount");
                assertThat(cause.instanceIds()).containsExactly("inst_cff3b35fcd0a");
            });
            assertThat(run.manifest().instancesAsked()).isEmpty();
            assertThat(run.manifest().declared().scenarios()).containsExactly("checkout-happy-path", "refund-flow");
        }
    }

    @Test
    void timesOfStepsComeFromTheLastAttempt() {
        try (StoredRun run = StoredRun.open(TestRuns.path(TestRuns.BRANCH))) {
            Step get = run.steps().named("get").one();
            assertThat(get.completedAt()).isEqualTo(Instant.parse("2026-11-23T22:01:31.347705Z"));
            assertThat(get.startedAt()).isEqualTo(Instant.parse("2026-11-23T22:01:31.273041Z"));
            assertThat(get.latency()).isEqualTo(Duration.ofNanos(74_663_462));
            Step branch = run.steps().named("outer").one();
            assertThat(branch.completedAt()).isEqualTo(Instant.parse("2026-11-23T22:01:31.382260Z"));
        }
    }

    @Test
    void keepsTextAndNumbersExactly() {
        try (StoredRun run = StoredRun.open(TestRuns.path(TestRuns.UNICODE))) {
            assertThat(run.instances()
                            .one()
                            .entryData()
                            .path("seed_data")
                            .path("s")
                            .asText())
                    .isEqualTo("caf\u00e9 \u2603");
            assertThat(run.steps()
                            .named("u")
                            .one()
                            .observation()
                            .body()
                            .path("nul")
                            .asText())
                    .isEqualTo("a\u0000b");
            assertThat(run.steps()
                            .named("nan")
                            .one()
                            .observation()
                            .body()
                            .path("big")
                            .bigIntegerValue())
                    .isEqualTo(new BigInteger("123456789012345678901234567890"));
        }
    }

    @Test
    void readsTheOlderShape() throws Exception {
        write(
                "manifest.json",
                "{\"scenarios\":[\"old\"],\"started_at\":\"2025-01-02T03:04:05\","
                        + "\"completed_at\":\"2025-01-02T04:04:06+01:00\",\"unknown\":{}}");
        write(
                "instances.jsonl",
                "{\"instance_id\":\"a\",\"correlation_id\":\"c\",\"scenario_id\":\"old\",\"passed\":false,"
                        + "\"duration_ms\":12,\"error\":null,\"mood\":\"grim\"}\n");
        write(
                "steps.jsonl",
                "{\"instance_id\":\"a\",\"action_name\":\"get\",\"action_type\":\"http\","
                        + "\"observation\":{\"ok\":false,\"status_code\":503,\"latency_ms\":7}}\n");
        try (StoredRun run = StoredRun.open(folder)) {
            assertThat(run.id()).isEqualTo(folder.getFileName().toString());
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
            assertThat(run.warnings()).isEmpty();
            RunSummary summary = run.summary();
            assertThat(summary.duration()).hasValue(Duration.ofSeconds(1));
            assertThat(summary.failures())
                    .extracting(RunSummary.FailureCause::where)
                    .containsExactly("get");
            assertThat(run.manifest().seed()).isNull();
            Instance instance = run.instances().inScenario("old").one();
            assertThat(instance.runId()).isEqualTo(run.id());
            assertThat(run.steps().one().runId()).isEqualTo(run.id());
            assertThat(instance.startedAt()).isNull();
            assertThat(instance.duration()).isEqualTo(Duration.ofMillis(12));
            Step step = run.steps().ofType("http").named("get").one();
            assertThat(step.index()).isNull();
            assertThat(step.completedAt()).isNull();
            assertThat(step.startedAt()).isNull();
            assertThat(run.assertions().list()).isEmpty();
            assertThat(run.steps().oldestFirst().list()).hasSize(1);
            assertThat(run.steps().completedFrom(Instant.EPOCH).list()).isEmpty();
        }
    }

    @Test
    void readsARunWithoutManifestAndSaysSo() throws Exception {
        Path copy = TestRuns.copy(TestRuns.FIXTURES, folder);
        Files.delete(copy.resolve("manifest.json"));
        Path renamed = Files.move(copy, folder.resolve("renamed"));
        try (StoredRun run = StoredRun.open(renamed)) {
            assertThat(run.id()).isEqualTo("run_20261123_215856");
            assertThat(run.manifest().scenarioIds()).containsExactly("checkout-happy-path", "refund-flow");
            assertThat(run.warnings()).singleElement().asString().contains("manifest.json is missing");
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        }
    }

    @Test
    void aRunWithoutTraceOfItsEndIsIncomplete() throws Exception {
        Path copy = TestRuns.copy(TestRuns.FIXTURES, folder);
        Files.writeString(copy.resolve("summary.json"), "{\"run_id\":");
        try (StoredRun run = StoredRun.open(copy)) {
            assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
            assertThat(run.summary().completedAt()).isEqualTo(Instant.parse("2026-11-23T21:58:56.474070Z"));
            assertThat(run.warnings()).singleElement().asString().contains("summary.json", "line 1");
        }
    }

    @Test
    void leavesATornLastLineOut() throws Exception {
        Path copy = TestRuns.copy(TestRuns.FIXTURES, folder);
        Files.writeString(copy.resolve("steps.jsonl"), "{\"instance_id\":\"inst_66", StandardOpenOption.APPEND);
        try (StoredRun run = StoredRun.open(copy)) {
            assertThat(run.warnings()).singleElement().asString().contains("steps.jsonl, line 9");
            assertThat(run.steps().count()).isEqualTo(8);
        }
    }

    @Test
    void failsOnABrokenLineElsewhere() throws Exception {
        Path copy = TestRuns.copy(TestRuns.FIXTURES, folder);
        Path steps = copy.resolve("steps.jsonl");
        List<String> lines = Files.readAllLines(steps);
        Files.writeString(steps, lines.get(0) + "\n[1]\n" + lines.get(1) + "\n");
        try (StoredRun run = StoredRun.open(copy)) {
            assertThatThrownBy(() -> run.steps().count())
                    .isInstanceOf(MalformedRunException.class)
                    .hasMessageContaining("steps.jsonl, line 2, column 1");
            Files.writeString(steps, "{\"instance_id\":\"a\"\n" + lines.get(1) + "\n");
            assertThat(run.instances().count()).isEqualTo(3);
        }
        Files.writeString(steps, "{\"step_name\":\"a\"}\n");
        try (StoredRun run = StoredRun.open(copy)) {
            assertThatThrownBy(() -> run.steps().count()).hasMessageContaining("without instance_id");
        }
    }

    @Test
    void ofSeveralLinesForAnInstanceTheLastCounts() throws Exception {
        write(
                "instances.jsonl",
                "{\"instance_id\":\"inst_00000000000a\",\"scenario_id\":\"s\",\"passed\":false}\n"
                        + "{\"instance_id\":\"x\",\"scenario_id\":\"s\",\"passed\":true}\n"
                        + "{\"instance_id\":\"inst_00000000000a\",\"scenario_id\":\"s\",\"passed\":true}\n");
        try (StoredRun run = StoredRun.open(folder)) {
            assertThat(run.instances().list()).extracting(Instance::id).containsExactly("x", "inst_00000000000a");
            assertThat(run.instances().failed().count()).isZero();
            assertThat(run.summary().instanceCount()).isEqualTo(2);
            assertThat(run.warnings()).anyMatch(warning -> warning.contains("inst_00000000000a"));
        }
    }

    @Test
    void numbersThatAreNoneBecomeNull() throws Exception {
        write(
                "instances.jsonl",
                "{\"instance_id\":\"a\",\"duration_ms\":NaN,\"entry_data\":{\"x\":[Infinity,\"NaN\"]}}\n");
        write(
                "steps.jsonl",
                "{\"instance_id\":\"a\",\"step_name\":\"s\",\"step_type\":\"http\",\"observation\":"
                        + "{\"latency_ms\":NaN,\"body\":{\"v\":-Infinity,\"w\":1.50}}}\n");
        write("assertions.jsonl", "{\"instance_id\":\"a\",\"expected\":NaN,\"actual\":1}\n");
        try (StoredRun run = StoredRun.open(folder)) {
            Instance instance = run.instances().one();
            assertThat(instance.duration()).isNull();
            assertThat(instance.entryData()).hasToString("{\"x\":[null,\"NaN\"]}");
            Step step = run.steps().one();
            assertThat(step.latency()).isNull();
            assertThat(step.observation().json()).isEqualTo("{\"latency_ms\":null,\"body\":{\"v\":null,\"w\":1.50}}");
            assertThat(run.assertions().one().expected().isNull()).isTrue();
        }
    }

    @Test
    void whatIsNestedTooDeepIsKeptAsText() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String bearable = "[".repeat(500) + "]".repeat(500);
        write("instances.jsonl", "{\"instance_id\":\"a\",\"entry_data\":{\"seed_data\":" + deep + "}}\n");
        write(
                "steps.jsonl",
                "{\"instance_id\":\"a\",\"step_name\":\"s\",\"observation\":{\"ok\":true,\"body\":" + deep + "}}\n"
                        + "{\"instance_id\":\"a\",\"step_name\":\"s\",\"observation\":{\"ok\":true,\"body\":" + bearable
                        + "}}\n");
        write("assertions.jsonl", "{\"instance_id\":\"a\",\"actual\":" + deep + "}\n");
        try (StoredRun run = StoredRun.open(folder)) {
            List<Step> steps = run.steps().list();
            assertThat(steps.get(0).observation().body().asText()).isEqualTo(deep);
            assertThat(steps.get(0)
                            .observation()
                            .tree()
                            .path("_turbulence_as_text")
                            .get(0)
                            .asText())
                    .isEqualTo("body");
            assertThat(steps.get(0).ok()).isTrue();
            assertThat(steps.get(1).observation().body().isArray()).isTrue();
            assertThat(run.instances().one().entryData().path("seed_data").asText())
                    .isEqualTo(deep);
            assertThat(run.assertions().one().actual().asText()).isEqualTo(deep);
        }
    }

    @Test
    void readsWhatWasThereWhenItWasOpened() throws Exception {
        Path copy = TestRuns.copy(TestRuns.FIXTURES, folder);
        try (StoredRun run = StoredRun.open(copy)) {
            Files.writeString(
                    copy.resolve("instances.jsonl"), "{\"instance_id\":\"late\"}\n", StandardOpenOption.APPEND);
            assertThat(run.instances().count()).isEqualTo(3);
        }
    }

    @Test
    void streamsEndWithTheRun() {
        StoredRun run = StoredRun.open(TestRuns.path(TestRuns.ECOMMERCE));
        run.close();
        assertThatThrownBy(() -> run.steps().count())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("closed");
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
    }
}
