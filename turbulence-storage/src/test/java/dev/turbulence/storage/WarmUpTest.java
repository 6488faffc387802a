package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.gate.EvidenceFailure;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Verdict;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The first two of four instances are played to warm up. Of all, the odd ones fail, number 3 starts late, and number 0 does a
 * step that no other does.
 */
class WarmUpTest {

    private static final LoadShape LOAD = new LoadShape(4L, 10, null, Duration.ZERO, 1.0, Duration.ofSeconds(2));

    @TempDir
    private Path runs;

    private StoredRun write(Storage storage, LoadShape load, int warmUp, int count) {
        NewRun usual = SampleRun.newRun(null);
        NewRun run = new NewRun(
                "warm", usual.startedAt(), "Shop", usual.scenarioIds(), 1, load, null, KnownNames.NONE, "test");
        try (RunWriter writer = RunWriter.create(storage, runs, run)) {
            for (int i = 0; i < count; i++) {
                double late = i == 3 ? 1250.5 : 0;
                writer.instanceStarted(marked(SampleRun.started(i, "browse"), i < warmUp, late));
                writer.step(SampleRun.http(i, 0, i == 0 ? "prime" : "go", "api", 200, i % 2 == 0, 10 * (i + 1)));
                writer.assertion(SampleRun.assertion(i, 1, "total", i % 2 == 0, "5", "6"));
                writer.instanceEnded(marked(SampleRun.ended(i, "browse", i % 2 == 0, null), i < warmUp, late));
            }
            writer.finish(RunOutcome.complete());
            return StoredRun.open(writer.directory().path());
        }
    }

    private static Instance marked(Instance instance, boolean warmUp, double lateMillis) {
        ObjectNode entry = instance.entryData().deepCopy();
        ObjectNode own = entry.putObject(Instance.OWN_KEY).put("warm_up", warmUp);
        if (lateMillis > 0) {
            own.put("late_start_ms", lateMillis);
        }
        return new Instance(
                instance.id(),
                instance.runId(),
                instance.correlationId(),
                instance.scenarioId(),
                instance.startedAt(),
                instance.completedAt(),
                instance.duration(),
                instance.passed(),
                entry,
                instance.error());
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void isLeftOutUnlessAskedFor(Storage storage) {
        try (StoredRun run = write(storage, LOAD, 2, 4)) {
            assertLeftOut(run);
        }
    }

    @Test
    void comesThroughMigrationAndBack() throws Exception {
        RunDirectory directory;
        List<String> before;
        try (StoredRun run = write(Storage.JSONL, LOAD, 2, 4)) {
            directory = run.directory();
            before = Files.readAllLines(directory.instances());
        }
        Migration.of(directory).run();
        try (StoredRun run = StoredRun.open(directory.path())) {
            assertThat(run.storage()).isEqualTo(Storage.SQLITE);
            assertLeftOut(run);
            assertThat(rows(run, "SELECT warm_up, late_start_ms FROM instances ORDER BY rowid"))
                    .containsExactly("[1, null]", "[1, null]", "[0, null]", "[0, 1250.5]");
            assertThat(rows(run, "SELECT count(*) FROM steps WHERE warm_up = 1"))
                    .containsExactly("[2]");
        }
        for (Path file : List.of(directory.instances(), directory.steps(), directory.assertions())) {
            Files.delete(file);
        }
        Export.of(directory).run();
        List<JsonNode> after = new ArrayList<>();
        for (String line : Files.readAllLines(directory.instances())) {
            after.add(Json.parse(line));
        }
        assertThat(after).isEqualTo(before.stream().map(Json::parse).toList());
    }

    @Test
    void withoutAManifestTheRecordsSayIt() throws Exception {
        RunDirectory directory;
        try (StoredRun run = write(Storage.JSONL, LOAD, 2, 4)) {
            directory = run.directory();
        }
        Files.delete(directory.manifest());
        try (StoredRun run = StoredRun.open(directory.path())) {
            assertThat(run.instances().count()).isEqualTo(2);
            assertThat(run.steps().count()).isEqualTo(2);
        }
        Migration.of(directory).run();
        try (StoredRun run = StoredRun.open(directory.path())) {
            assertThat(run.storage()).isEqualTo(Storage.SQLITE);
            assertThat(run.instances().count()).isEqualTo(2);
            assertThat(run.steps().count()).isEqualTo(2);
        }
    }

    private static void assertLeftOut(StoredRun run) {
        assertThat(run.instances().list()).extracting(Instance::id).containsExactly(SampleRun.id(2), SampleRun.id(3));
        assertThat(run.instances().failed().count()).isEqualTo(1);
        assertThat(run.instances().includingWarmUp().failed().count()).isEqualTo(2);
        assertThat(run.instances().includingWarmUp().failed().withCauses().list())
                .hasSize(2);
        assertThat(run.steps().list()).extracting(Step::name).containsExactly("go", "go");
        assertThat(run.steps().includingWarmUp().list())
                .extracting(Step::name)
                .containsExactly("prime", "go", "go", "go");
        assertThat(run.steps().latency().min()).isEqualTo(Duration.ofMillis(30));
        assertThat(run.steps().includingWarmUp().latency().min()).isEqualTo(Duration.ofMillis(10));
        assertThat(run.steps().latencyByName()).containsOnlyKeys("go");
        assertThat(run.steps().named("prime").count()).isZero();
        assertThat(run.assertions().count()).isEqualTo(2);
        assertThat(run.assertions().includingWarmUp().failed().count()).isEqualTo(2);
        assertThat(run.instances().slowestFirst().list())
                .extracting(Instance::lateStart)
                .anySatisfy(late -> assertThat(late).hasValue(Duration.ofNanos(1_250_500_000)));
        RunSummary summary = run.summary();
        assertThat(summary.instanceCount()).isEqualTo(2);
        assertThat(summary.requestCount()).isEqualTo(2);
        assertThat(summary.steps()).extracting(RunSummary.StepSummary::name).containsExactly("go");
        assertThat(summary.failures())
                .extracting(RunSummary.FailureCause::count)
                .containsExactly(1L);
        assertThat(summary.load())
                .isEqualTo(new RunSummary.LoadSummary(LOAD, 2, 1, Duration.ofNanos(1_250_500_000), null));
        assertThat(summary.countedDuration())
                .isEqualTo(summary.duration().map(time -> time.minus(Duration.ofSeconds(2))));
        assertThat(run.warnings()).as("summary.json counts the same").isEmpty();
        Verdict verdict =
                Gate.parse("fail_count>1,instance_count!=2,max_latency_ms>40").judge(run);
        assertThat(verdict.passed()).as(verdict.message()).isTrue();
    }

    @Test
    void viewsLeaveItOut() {
        try (StoredRun run = write(Storage.SQLITE, LOAD, 2, 4)) {
            for (String view : List.of("failed_instances", "failed_steps", "failed_assertions", "errors")) {
                assertThat(rows(run, "SELECT count(*) FROM " + view)).as(view).containsExactly("[1]");
            }
            for (String view : List.of("http_steps", "slowest_steps")) {
                assertThat(rows(run, "SELECT count(*) FROM " + view)).as(view).containsExactly("[2]");
            }
            assertThat(rows(run, "SELECT action_name, samples FROM latency_by_step"))
                    .containsExactly("[go, 2]");
            assertThat(rows(run, "SELECT sum(steps) FROM status_codes")).containsExactly("[2]");
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aRunOfNothingElseIsNoEvidence(Storage storage) {
        try (StoredRun run = write(storage, LOAD, 4, 4)) {
            assertThat(Gate.parse("fail_count>1000").judge(run).evidenceFailures())
                    .extracting(EvidenceFailure::message)
                    .containsExactly("Nothing of the run counts: all of its 4 instances started within the warm-up.");
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void whatIsMissingIsCountedWithIt(Storage storage) {
        try (StoredRun run = write(storage, LOAD, 2, 3)) {
            assertThat(Gate.parse("fail_count>1000").judge(run).evidenceFailures())
                    .extracting(EvidenceFailure::message)
                    .containsExactly("The run holds fewer instances than were asked for: 3 of 4.");
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aRunThatOnlyTheTimeEndsHasNoNumberToReach(Storage storage) {
        LoadShape load = new LoadShape(1000L, 10, Duration.ofSeconds(30), Duration.ZERO, null, Duration.ofSeconds(1));
        try (StoredRun run = write(storage, load, 2, 3)) {
            Verdict verdict = Gate.parse("fail_count>1000").judge(run);
            assertThat(verdict.passed()).isTrue();
            assertThat(verdict.notes()).isEmpty();
            assertThat(run.manifest().load()).contains(load);
        }
    }

    private static List<String> rows(StoredRun run, String sql) {
        try (RawResult result = run.sql(sql).open()) {
            return result.stream().map(List::toString).toList();
        }
    }
}
