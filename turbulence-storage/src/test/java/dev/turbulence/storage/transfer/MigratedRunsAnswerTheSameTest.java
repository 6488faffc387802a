package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run answers the same before and after it is migrated. */
class MigratedRunsAnswerTheSameTest {

    @TempDir
    Path temp;

    private record Answers(
            RunState state,
            List<Instance> instances,
            List<Step> steps,
            List<Assertion> assertions,
            RunSummary summary) {

        static Answers of(RunDirectory directory, Storage storage) {
            try (StoredRun run = StoredRun.open(directory.path())) {
                assertThat(run.storage()).isEqualTo(storage);
                return new Answers(
                        run.state(),
                        run.instances().list(),
                        run.steps().list(),
                        run.assertions().list(),
                        run.summary());
            }
        }
    }

    static Stream<Path> runs() {
        return RunFiles.stored().stream();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void storedRuns(Path stored) {
        answersTheSame(RunFiles.copy(stored, temp.resolve(stored.getFileName())));
    }

    @Test
    void aRunOfOddRecords() {
        RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
        RunFiles.write(
                run.instances(),
                RunFiles.instance("inst_1", "false")
                                .replace(
                                        "{\"seed_data\":{}}",
                                        "{\"seed_data\":{\"variation\":[1.50]},\"deep\":" + deep() + "}")
                        + RunFiles.instance("inst_2", "null").replace("\"buy\"", "17")
                        + RunFiles.instance("inst_3").replace("1500.25", "1e400"));
        RunFiles.write(
                run.steps(),
                RunFiles.step(
                                "inst_1",
                                0,
                                "{\"ok\":true,\"latency_ms\":7,\"status_code\":200.0,\"body\":" + deep() + "}")
                        + RunFiles.step("inst_2", 1, "{\"ok\":\"yes\",\"latency_ms\":NaN,\"condition_skipped\":true}")
                        + RunFiles.step("inst_2", 2, "null").replace("\"step_name\":\"get\",", ""));
        RunFiles.write(
                run.assertions(),
                RunFiles.assertion("inst_1", 1).replace("\"500\"", deep())
                        + RunFiles.assertion("inst_1", 2).replace("200", "1.10"));
        answersTheSame(run);
    }

    @Test
    void aRunInItsOlderShape() throws Exception {
        RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
        RunFiles.write(run.manifest(), "{\"scenarios\":[\"buy\"],\"started_at\":\"2026-01-02T03:04:05Z\"}");
        Files.delete(run.assertions());
        RunFiles.write(
                run.steps(),
                "{\"instance_id\":\"inst_1\",\"action_name\":\"pay\",\"action_type\":\"http\",\"observation\":{\"ok\":true}}\n");
        RunFiles.write(
                run.instances(),
                "{\"instance_id\":\"inst_1\",\"scenario_id\":\"buy\",\"passed\":true,\"duration_ms\":1}\n");
        answersTheSame(run);
    }

    @Test
    void recordsBelongToTheRunTheyLieIn() {
        RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").replace("\"run_1\"", "\"another\""));
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0, "{\"ok\":true}").replace("\"run_1\"", "null"));
        RunFiles.write(run.assertions(), RunFiles.assertion("inst_1", 1).replace("\"run_id\":\"run_1\",", ""));
        answersTheSame(run);
        try (StoredRun migrated = StoredRun.open(run.path())) {
            assertThat(migrated.instances().one().runId()).isEqualTo("run_1");
            assertThat(migrated.steps().one().runId()).isEqualTo("run_1");
            assertThat(migrated.assertions().one().runId()).isEqualTo("run_1");
        }
    }

    @Test
    void withoutManifestTheFirstRecordNamesTheRun() throws Exception {
        RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
        Files.delete(run.manifest());
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").replace("\"run_1\"", "\"renamed\""));
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0, "{\"ok\":true}"));
        try (StoredRun jsonl = StoredRun.open(run.path())) {
            assertThat(jsonl.id()).isEqualTo("renamed");
            assertThat(jsonl.steps().one().runId()).isEqualTo("renamed");
        }
        answersTheSame(run);
    }

    private static String deep() {
        return "[".repeat(510) + "]".repeat(510);
    }

    private static void answersTheSame(RunDirectory run) {
        Answers before = Answers.of(run, Storage.JSONL);
        Migration.of(run).run();
        Answers after = Answers.of(run, Storage.SQLITE);
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.instances()).isEqualTo(before.instances());
        assertThat(after.steps()).isEqualTo(before.steps());
        assertThat(after.assertions()).isEqualTo(before.assertions());
        assertThat(after.summary())
                .usingRecursiveComparison()
                .ignoringFields("storage")
                .isEqualTo(before.summary());
    }
}
