package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.internal.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every storage answers, written through {@link RunWriter} and asked through {@link StoredRun}. */
abstract class StoredRunContract {

    @TempDir
    private Path runs;

    private StoredRun run;

    abstract Storage storage();

    @BeforeEach
    void writeAndOpen() {
        run = StoredRun.open(SampleRun.write(storage(), runs));
    }

    @AfterEach
    void close() {
        run.close();
    }

    private static List<String> ids(int... numbers) {
        return Arrays.stream(numbers).mapToObj(SampleRun::id).toList();
    }

    private static List<String> idsOf(RecordQuery<Instance> query) {
        return query.list().stream().map(Instance::id).toList();
    }

    /** Steps as instance number and name, such as {@code 0 pay}. */
    private static List<String> stepsOf(RecordQuery<Step> query) {
        return query.list().stream()
                .map(step -> Integer.parseInt(step.instanceId().substring(9), 16) + " " + step.name())
                .toList();
    }

    @Test
    void knowsWhatTheRunSaysOfItself() {
        RunManifest manifest = run.manifest();
        assertThat(run.storage()).isEqualTo(storage());
        assertThat(run.id())
                .matches("run_20261123_101500_[0-9a-f]{4}")
                .isEqualTo(run.directory().runId());
        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(run.abortReason()).isEmpty();
        assertThat(run.warnings()).isEmpty();
        assertThat(manifest.startedAt()).isEqualTo(SampleRun.START);
        assertThat(manifest.sutName()).isEqualTo("Shop");
        assertThat(manifest.scenarioIds()).containsExactly("checkout", "browse");
        assertThat(manifest.seed()).isEqualTo(42);
        assertThat(manifest.instancesAsked()).hasValue(4);
        assertThat(manifest.config().path("concurrency").asInt()).isEqualTo(2);
        assertThat(manifest.turbulenceVersion()).isEqualTo("0.1.0");
    }

    @Test
    void givesAnInstanceBackAsItWasWritten() {
        Instance written = SampleRun.ended(2, "browse", false, "Variable 'x' is not known");
        Instance read = run.instances().withId(SampleRun.id(2)).one();
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("runId", "entryData")
                .isEqualTo(written);
        assertThat(read.entryData()).isEqualTo(written.entryData());
        assertThat(read.runId()).isEqualTo(run.id());
    }

    @Test
    void givesAStepBackAsItWasWritten() {
        Step written = SampleRun.http(1, 1, "pay", "payments", 500, false, 50);
        Step read = run.steps().named("pay").failed().one();
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("runId", "observation")
                .isEqualTo(written);
        assertThat(read.observation().json()).isEqualTo(written.observation().json());
        assertThat(read.runId()).isEqualTo(run.id());
    }

    @Test
    void givesAnAssertionBackAsItWasWritten() {
        Assertion written = SampleRun.assertion(1, 3, "total", false, "5", "null");
        Assertion read = run.assertions().failed().one();
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("runId", "expected", "actual")
                .isEqualTo(written);
        assertThat(read.expected()).isEqualTo(written.expected());
        assertThat(read.actual().isNull()).isTrue();
    }

    @Test
    void listsInstancesInTheOrderTheyEnded() {
        assertThat(idsOf(run.instances())).isEqualTo(ids(0, 2, 1, 3));
        assertThat(run.instances().findFirst()).map(Instance::id).hasValue(SampleRun.id(0));
    }

    @Test
    void findsInstancesByStatus() {
        assertThat(idsOf(run.instances().passed())).isEqualTo(ids(0, 3));
        assertThat(idsOf(run.instances().failed())).isEqualTo(ids(2, 1));
        assertThat(idsOf(run.instances().errored())).isEqualTo(ids(2));
        assertThat(run.instances().withStatus(InstanceStatus.FAIL).count()).isEqualTo(2);
    }

    @Test
    void findsInstancesByScenarioIdAndStart() {
        assertThat(idsOf(run.instances().inScenario("browse"))).isEqualTo(ids(2, 3));
        assertThat(idsOf(run.instances().inScenario("browse", "checkout").failed()))
                .isEqualTo(ids(2, 1));
        assertThat(idsOf(run.instances().withId(SampleRun.id(3), SampleRun.id(0), "inst_unknown")))
                .isEqualTo(ids(0, 3));
        assertThat(idsOf(run.instances().startedFrom(SampleRun.at(100)).startedBefore(SampleRun.at(300))))
                .isEqualTo(ids(2, 1));
    }

    @Test
    void ordersAndPagesInstances() {
        assertThat(idsOf(run.instances().oldestFirst())).isEqualTo(ids(0, 1, 2, 3));
        assertThat(idsOf(run.instances().slowestFirst())).isEqualTo(ids(3, 2, 1, 0));
        assertThat(idsOf(run.instances().slowestFirst().limit(2).offset(1))).isEqualTo(ids(2, 1));
        assertThat(idsOf(run.instances().limit(2).offset(1))).isEqualTo(ids(2, 1));
        assertThat(idsOf(run.instances().offset(4))).isEmpty();
        assertThat(run.instances().limit(3).offset(2).count()).isEqualTo(2);
        assertThat(run.instances().limit(0).count()).isZero();
    }

    @Test
    void listsStepsInTheOrderOfRecording() {
        assertThat(stepsOf(run.steps()))
                .containsExactly(
                        "0 create_cart",
                        "1 create_cart",
                        "0 pay",
                        "2 search",
                        "1 pay",
                        "0 paid",
                        "2 check",
                        "1 paid",
                        "3 search",
                        "3 check");
    }

    @Test
    void findsStepsByWhatTheyAre() {
        assertThat(stepsOf(run.steps().ofType("wait"))).containsExactly("0 paid", "1 paid");
        assertThat(stepsOf(run.steps().ofType("wait", "assert")))
                .containsExactly("0 paid", "2 check", "1 paid", "3 check");
        assertThat(stepsOf(run.steps().named("pay"))).containsExactly("0 pay", "1 pay");
        assertThat(stepsOf(run.steps().toService("payments").failed())).containsExactly("1 pay");
        assertThat(run.steps().ofType("http").passed().count()).isEqualTo(5);
        assertThat(run.steps().ofType("grpc").count()).isZero();
    }

    @Test
    void findsStepsByHowTheyEnded() {
        assertThat(stepsOf(run.steps().withStatusCode(500, 404))).containsExactly("1 pay", "3 search");
        assertThat(stepsOf(run.steps().latencyAtLeast(Duration.ofMillis(40)).latencyAtMost(Duration.ofMillis(50))))
                .containsExactly("0 pay", "1 pay");
        assertThat(stepsOf(run.steps().completedFrom(SampleRun.at(110)).completedBefore(SampleRun.at(210))))
                .containsExactly("1 create_cart", "1 pay", "1 paid");
    }

    @Test
    void findsStepsByTheirInstances() {
        assertThat(stepsOf(run.steps().inScenario("browse")))
                .containsExactly("2 search", "2 check", "3 search", "3 check");
        assertThat(stepsOf(run.steps().ofInstancesWith(InstanceStatus.FAIL).ofType("http")))
                .containsExactly("1 create_cart", "2 search", "1 pay");
        assertThat(stepsOf(run.steps().ofInstance(SampleRun.id(3)))).containsExactly("3 search", "3 check");
        assertThat(run.steps().inScenario("checkout").count()).isEqualTo(6);
    }

    @Test
    void ordersAndPagesSteps() {
        assertThat(stepsOf(run.steps().ofType("http").slowestFirst().limit(3)))
                .containsExactly("1 pay", "0 pay", "2 search");
        assertThat(stepsOf(run.steps().slowestFirst().limit(2).offset(1))).containsExactly("1 pay", "0 pay");
        assertThat(stepsOf(run.steps().oldestFirst().limit(4)))
                .containsExactly("0 create_cart", "0 pay", "0 paid", "1 create_cart");
        assertThat(stepsOf(run.steps().ofType("http").limit(2).offset(3))).containsExactly("2 search", "1 pay");
        assertThat(run.steps().limit(100).offset(8).count()).isEqualTo(2);
    }

    @Test
    void joinsStepsWithTheirInstances() {
        assertThat(run.steps().ofType("http").failed().withInstances().list())
                .extracting(
                        joined -> joined.step().name(),
                        joined -> joined.instance().scenarioId(),
                        joined -> joined.instance().passed())
                .containsExactly(tuple("pay", "checkout", false));
        assertThat(run.steps().withInstances().list())
                .hasSize(10)
                .allSatisfy(joined -> assertThat(joined.instance().id())
                        .isEqualTo(joined.step().instanceId()));
        assertThat(run.steps().slowestFirst().limit(1).withInstances().one().instance())
                .isEqualTo(run.instances().withId(SampleRun.id(0)).one());
    }

    @Test
    void findsAssertions() {
        assertThat(run.assertions().count()).isEqualTo(3);
        assertThat(run.assertions().named("total").passed().list())
                .extracting(Assertion::instanceId)
                .containsExactly(SampleRun.id(0));
        assertThat(run.assertions().inScenario("browse").one().name()).isEqualTo("found");
        assertThat(run.assertions().ofInstancesWith(InstanceStatus.FAIL).count())
                .isEqualTo(1);
        assertThat(run.assertions()
                        .ofInstance(SampleRun.id(0))
                        .limit(1)
                        .offset(1)
                        .list())
                .isEmpty();
        assertThat(run.assertions().failed().withInstances().one().instance().scenarioId())
                .isEqualTo("checkout");
    }

    @Test
    void countsLatenciesOverSamplesOnly() {
        LatencyStatistics all = run.steps().latency();
        assertThat(all.count()).isEqualTo(7);
        assertThat(all.min()).isEqualTo(Duration.ofMillis(5));
        assertThat(all.max()).isEqualTo(Duration.ofMillis(100));
        assertThat(all.p50()).isEqualTo(Duration.ofMillis(30));
        assertThat(run.steps().named("pay").latency().p95()).isEqualTo(Duration.ofNanos(49_500_000));
        assertThat(run.steps().inScenario("checkout").toService("api").latency().count())
                .isEqualTo(3);
        assertThatThrownBy(() -> run.steps().ofType("assert").latency())
                .isInstanceOf(NoSamplesException.class)
                .hasMessageContaining("type assert");
    }

    @Test
    void givesLatenciesByTheirRank() {
        LatencyStatistics pay = run.steps().latencyByName().get("pay");
        assertThat(pay.millisAtRank(1)).isEqualTo(40);
        assertThat(pay.millisAtRank(pay.count())).isEqualTo(50);
        assertThat(pay.meanMillis()).isEqualTo(45);
        assertThat(pay.standardDeviationMillis()).isEqualTo(Math.sqrt(50));
    }

    @Test
    void tellsLatenciesByName() {
        assertThat(run.steps().latencyByName().keySet()).containsExactly("create_cart", "paid", "pay", "search");
        assertThat(run.steps().latencyByName().get("paid").count()).isEqualTo(1);
        assertThat(run.steps().inScenario("checkout").failed().latencyByName())
                .hasSize(1)
                .hasEntrySatisfying("pay", pay -> assertThat(pay.max()).isEqualTo(Duration.ofMillis(50)));
        assertThat(run.steps().ofType("assert").latencyByName()).isEmpty();
    }

    @Test
    void countsStepsByKind() {
        assertThat(run.steps().named("pay", "paid").countByKind())
                .containsExactly(
                        new StepCount("paid", "wait", "api", 200, true, false, 1),
                        new StepCount("paid", "wait", "api", null, true, true, 1),
                        new StepCount("pay", "http", "payments", 200, true, false, 1),
                        new StepCount("pay", "http", "payments", 500, false, false, 1));
        assertThat(run.steps()
                        .ofInstance(SampleRun.id(2))
                        .latencyAtMost(Duration.ofMillis(30))
                        .countByKind())
                .containsExactly(
                        new StepCount("check", "assert", null, null, true, false, 1),
                        new StepCount("search", "http", "api", 200, true, false, 1));
        assertThat(run.steps().ofType("grpc").countByKind()).isEmpty();
    }

    @Test
    void namesTheCauseOfEachFailure() {
        RecordQuery<FailedInstance> failures = run.instances().withCauses();
        assertThat(failures.list())
                .extracting(
                        failed -> failed.instance().id(),
                        FailedInstance::kind,
                        FailedInstance::where,
                        FailedInstance::message)
                .containsExactly(
                        tuple(SampleRun.id(2), "error", null, "Variable 'x' is not known"),
                        tuple(SampleRun.id(1), "step", "pay", "status code 500"));
        assertThat(failures.count()).isEqualTo(2);
        assertThat(run.instances().offset(1).limit(5).withCauses().one().where())
                .isEqualTo("pay");
        assertThat(run.instances().inScenario("browse").withCauses().count()).isEqualTo(1);
    }

    @Test
    void refusesNamesThatTheRunDoesNotKnow() {
        assertThatThrownBy(() -> run.steps().named("pai").count())
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("'pai'")
                .hasMessageContaining("check, create_cart, paid, pay, refund, search");
        assertThatThrownBy(() -> run.instances().inScenario("chekout").list())
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("browse, checkout");
        assertThatThrownBy(() -> run.steps().toService("db").latency()).isInstanceOf(UnknownNameException.class);
        assertThatThrownBy(() -> run.steps().ofType("htp").stream()).isInstanceOf(UnknownNameException.class);
        assertThatThrownBy(() -> run.assertions().named("totl").withInstances().count())
                .isInstanceOf(UnknownNameException.class);
    }

    @Test
    void knowsDeclaredNamesThatWereNeverReached() {
        assertThat(run.steps().named("refund").list()).isEmpty();
        assertThat(run.steps().toService("mail").count()).isZero();
        assertThat(run.names().steps()).contains("refund", "pay");
        assertThat(run.names().services()).containsExactly("api", "mail", "payments");
        assertThat(run.names().assertions()).containsExactly("found", "total");
        assertThat(run.names().types()).containsExactly("assert", "http", "wait");
    }

    @Test
    void holdsQueriesToTheCardinalityTheyName() {
        assertThatThrownBy(() -> run.instances().failed().one())
                .isInstanceOf(CardinalityException.class)
                .hasMessageContaining("2");
        assertThatThrownBy(() -> run.instances().withId("inst_none").one())
                .isInstanceOf(CardinalityException.class)
                .hasMessageContaining("none");
        assertThat(run.instances().withId("inst_none").findFirst()).isEmpty();
    }

    @Test
    void sumsTheRunUp() {
        RunSummary summary = run.summary();
        assertThat(summary.runId()).isEqualTo(run.id());
        assertThat(summary.storage()).isEqualTo(storage());
        assertThat(summary.state()).isEqualTo(RunState.COMPLETE);
        assertThat(summary.startedAt()).isEqualTo(SampleRun.START);
        assertThat(summary.completedAt()).isAfterOrEqualTo(SampleRun.at(424));
        assertThat(List.of(summary.instanceCount(), summary.passCount(), summary.failCount(), summary.errorCount()))
                .containsExactly(4L, 2L, 2L, 1L);
        assertThat(List.of(summary.stepCount(), summary.failedSteps(), summary.requestCount()))
                .containsExactly(10L, 1L, 7L);
        assertThat(List.of(summary.assertionCount(), summary.assertionsFailed()))
                .containsExactly(3L, 1L);
        assertThat(summary.passRate()).hasValue(50.0);
        assertThat(summary.latency().p50()).isEqualTo(Duration.ofMillis(30));
        assertThat(summary.scenarios())
                .containsExactly(
                        new ScenarioSummary("browse", 2, 1, 1, 1), new ScenarioSummary("checkout", 2, 1, 1, 0));
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void sumsStepsUpByName() {
        List<StepSummary> steps = run.summary().steps();
        assertThat(steps)
                .extracting(StepSummary::name, StepSummary::types, StepSummary::count, StepSummary::failed)
                .containsExactly(
                        tuple("create_cart", List.of("http"), 2L, 0L),
                        tuple("pay", List.of("http"), 2L, 1L),
                        tuple("search", List.of("http"), 2L, 0L),
                        tuple("paid", List.of("wait"), 2L, 0L),
                        tuple("check", List.of("assert"), 2L, 0L));
        assertThat(steps.get(1).latency().mean()).isEqualTo(Duration.ofMillis(45));
        assertThat(steps.get(3).latency().count()).isEqualTo(1);
        assertThat(steps.get(4).latency()).isNull();
    }

    @Test
    void namesTheCausesOfFailures() {
        assertThat(run.summary().failures())
                .containsExactly(
                        new FailureCause("error", null, "Variable 'x' is not known", 1, ids(2)),
                        new FailureCause("step", "pay", "status code 500", 1, ids(1)));
        assertThat(run.summary().failures())
                .extracting(FailureCause::pattern)
                .containsExactly("Variable 'x' is not known", "status code 500");
    }

    @Test
    void writesTheSummaryFile() throws Exception {
        var json = Json.parse(Files.readString(run.directory().summary()));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "run_id",
                        "completed_at",
                        "total_instances",
                        "pass_count",
                        "fail_count",
                        "error_count",
                        "pass_rate",
                        "duration_ms",
                        "total_steps",
                        "total_assertions",
                        "assertions_passed",
                        "assertions_failed",
                        "p50_latency_ms",
                        "p95_latency_ms",
                        "p99_latency_ms");
        assertThat(json.path("fail_count").asInt()).isEqualTo(2);
        assertThat(json.path("pass_rate").asDouble()).isEqualTo(50.0);
        assertThat(json.path("assertions_passed").asInt()).isEqualTo(2);
        assertThat(json.path("p50_latency_ms").asDouble()).isEqualTo(30.0);
        assertThat(run.directory().lock()).doesNotExist();
    }

    @Test
    void saysWhenTheSummaryFileDisagrees() throws Exception {
        Path file = run.directory().summary();
        Files.writeString(file, Files.readString(file).replace("\"fail_count\": 2", "\"fail_count\": 0"));
        try (StoredRun reopened = StoredRun.open(run.directory().path())) {
            assertThat(reopened.summary().failCount()).isEqualTo(2);
            assertThat(reopened.warnings()).singleElement().asString().contains("fail_count is 0", "say 2");
        }
    }

    @Test
    void readsARunThatIsStillOpen() {
        try (RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun("open"))) {
            writer.instanceStarted(SampleRun.started(0, "checkout"));
            try (StoredRun open = StoredRun.open(writer.directory().path())) {
                assertThat(open.state()).isEqualTo(RunState.INCOMPLETE);
                assertThat(open.summary().state()).isEqualTo(RunState.INCOMPLETE);
            }
            writer.finish(RunOutcome.complete());
        }
    }

    @Test
    void keepsInstancesThatNeverEnded() {
        Path path;
        try (RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun(null))) {
            path = writer.directory().path();
            writer.instanceStarted(SampleRun.started(0, "checkout"));
            writer.instanceStarted(SampleRun.started(1, "browse"));
            writer.step(SampleRun.http(0, 0, "pay", "payments", 200, true, 1));
            writer.instanceEnded(SampleRun.ended(1, "browse", true, null));
            writer.finish(RunOutcome.aborted("interrupted by the user"));
        }
        try (StoredRun aborted = StoredRun.open(path)) {
            assertThat(aborted.state()).isEqualTo(RunState.ABORTED);
            assertThat(aborted.abortReason()).hasValue("interrupted by the user");
            assertThat(aborted.summary().abortReason()).isEqualTo("interrupted by the user");
            assertThat(idsOf(aborted.instances())).isEqualTo(ids(1, 0));
            Instance running = aborted.instances().inScenario("checkout").one();
            assertThat(running.status()).isEmpty();
            assertThat(running.completedAt()).isNull();
            assertThat(running.duration()).isNull();
            assertThat(aborted.instances().failed().count()).isZero();
            assertThat(aborted.steps()
                            .inScenario("checkout")
                            .withInstances()
                            .one()
                            .instance())
                    .isEqualTo(running);
            RunSummary summary = aborted.summary();
            assertThat(List.of(summary.instanceCount(), summary.passCount(), summary.failCount()))
                    .containsExactly(2L, 1L, 0L);
            assertThat(summary.passRate()).hasValue(100.0);
            assertThat(aborted.warnings()).isEmpty();
        }
    }

    @Test
    void keepsStepsOfInstancesWithoutARecord() {
        Path path;
        try (RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun(null))) {
            path = writer.directory().path();
            writer.step(SampleRun.http(0, 0, "pay", "payments", 200, true, 1));
            writer.assertion(SampleRun.assertion(0, 0, "total", true, "1", "1"));
            writer.finish(RunOutcome.complete());
        }
        try (StoredRun run = StoredRun.open(path)) {
            assertThat(run.instances().list()).isEmpty();
            assertThat(run.summary().instanceCount()).isZero();
            assertThat(run.steps().withInstances().one().instance())
                    .isEqualTo(new Instance(SampleRun.id(0), null, null, null, null, null, null, null, null, null));
            assertThat(run.steps().ofInstance(SampleRun.id(0)).count()).isEqualTo(1);
            assertThat(run.steps().inScenario("checkout").count()).isZero();
            assertThat(run.assertions().withInstances().one().instance().scenarioId())
                    .isNull();
        }
    }

    @Test
    void closingWithoutFinishingAborts() {
        RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun(null));
        writer.close();
        writer.finish(RunOutcome.complete());
        try (StoredRun aborted = StoredRun.open(writer.directory().path())) {
            assertThat(aborted.state()).isEqualTo(RunState.ABORTED);
            assertThat(aborted.abortReason()).isPresent();
        }
    }

    @Test
    void readsAnEmptyRun() {
        try (RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun("empty"))) {
            writer.finish(RunOutcome.complete());
        }
        try (StoredRun empty = StoredRun.open(runs.resolve("empty"))) {
            RunSummary summary = empty.summary();
            assertThat(empty.id()).isEqualTo("empty");
            assertThat(empty.instances().count()).isZero();
            assertThat(empty.steps().stream()).isEmpty();
            assertThat(summary.latency()).isNull();
            assertThat(summary.passRate()).isEmpty();
            assertThat(summary.failures()).isEmpty();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderOfRunsIsNotTakenForTheRun() throws Exception {
        Path file = Files.writeString(runs.resolve("file"), "");
        assertThatThrownBy(() -> RunWriter.create(storage(), file, SampleRun.newRun("named")))
                .isInstanceOf(StorageException.class)
                .isNotInstanceOf(RunExistsException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void neverWritesIntoAFolderThatExists() {
        assertThatThrownBy(() -> RunWriter.create(storage(), runs, SampleRun.newRun(run.id())))
                .isInstanceOf(RunExistsException.class)
                .hasMessageContaining(run.id());
        for (String path : List.of("../x", "a/b", "a\\b", "..", ".", "", "a\nb", "latest", "a:b", "x.", "/x")) {
            assertThatThrownBy(() -> RunWriter.create(storage(), runs, SampleRun.newRun(path)))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(runs)
                .isDirectoryNotContaining(path -> !path.getFileName().toString().equals(run.id()));
    }

    @Test
    void runsOfOneSecondHaveFoldersOfTheirOwn() {
        for (int i = 0; i < 5; i++) {
            SampleRun.write(storage(), runs);
        }
        assertThat(new RunsDirectory(runs).list()).hasSize(6);
    }

    @Test
    void takesRecordsFromManyThreads() throws Exception {
        int threads = 8;
        int each = 200;
        Path path;
        try (RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun(null))) {
            path = writer.directory().path();
            List<Thread> writing = Stream.iterate(0, i -> i + 1)
                    .limit(threads)
                    .map(thread -> new Thread(() -> writeInstances(writer, thread * each, each)))
                    .toList();
            writing.forEach(Thread::start);
            for (Thread thread : writing) {
                thread.join();
            }
            writer.finish(RunOutcome.complete());
        }
        try (StoredRun many = StoredRun.open(path)) {
            assertThat(many.instances().count()).isEqualTo(threads * each);
            assertThat(many.instances().failed().count()).isEqualTo(threads * each / 4);
            assertThat(many.steps().count()).isEqualTo(3L * threads * each);
            assertThat(many.assertions().count()).isEqualTo(threads * each);
            assertThat(many.steps().ofInstance(SampleRun.id(777)).list())
                    .extracting(Step::index)
                    .containsExactly(0, 1, 2);
            assertThat(many.summary().failures().get(0).count()).isEqualTo(threads * each / 4);
        }
    }

    private static void writeInstances(RunWriter writer, int from, int count) {
        for (int i = from; i < from + count; i++) {
            boolean passed = i % 4 != 0;
            writer.instanceStarted(SampleRun.started(i, "checkout"));
            for (int step = 0; step < 3; step++) {
                writer.step(SampleRun.http(i, step, "pay", "payments", 200, true, i + step));
            }
            writer.assertion(SampleRun.assertion(i, 3, "total", passed, "1", "2"));
            writer.instanceEnded(SampleRun.ended(i, "checkout", passed, null));
        }
    }

    @Test
    void anInterruptedThreadStillWrites() {
        try (RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun("interrupted"))) {
            Thread.currentThread().interrupt();
            try {
                SampleRun.writeRecords(writer);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            writer.finish(RunOutcome.complete());
        }
        try (StoredRun read = StoredRun.open(runs.resolve("interrupted"))) {
            assertThat(read.instances().count()).isEqualTo(4);
        }
    }

    @Test
    void severalStreamsMayBeOpenAtOnce() {
        try (Stream<Step> one = run.steps().stream();
                Stream<StepWithInstance> other = run.steps().withInstances().stream()) {
            var steps = one.iterator();
            var joined = other.iterator();
            while (steps.hasNext()) {
                assertThat(joined.next().step()).isEqualTo(steps.next());
            }
            assertThat(joined.hasNext()).isFalse();
        }
    }

    @Test
    void streamsMayBeMadeParallel() {
        try (Stream<Step> steps = run.steps().stream()) {
            assertThat(steps.parallel()
                            .map(Step::observation)
                            .map(Observation::json)
                            .toList())
                    .isEqualTo(run.steps().list().stream()
                            .map(Step::observation)
                            .map(Observation::json)
                            .toList());
        }
    }

    @Test
    void cutsTimesToMicroseconds() {
        Instant fine = Instant.parse("2026-11-23T10:15:00.123456789Z");
        try (RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun("fine"))) {
            Instance instance = SampleRun.ended(0, "checkout", true, null);
            writer.instanceEnded(new Instance(
                    instance.id(),
                    null,
                    null,
                    "checkout",
                    fine,
                    fine,
                    Duration.ofNanos(1),
                    true,
                    instance.entryData(),
                    null));
            writer.finish(RunOutcome.complete());
        }
        try (StoredRun read = StoredRun.open(runs.resolve("fine"))) {
            assertThat(read.instances().one().startedAt()).isEqualTo(Instant.parse("2026-11-23T10:15:00.123456Z"));
            assertThat(read.instances().one().duration()).isEqualTo(Duration.ofNanos(1));
        }
    }

    @Test
    void anHttpStepEndsWithItsLastAttempt() {
        Step step = SampleRun.http(0, 0, "pay", "payments", 200, true, 2);
        String attempts = "\"attempts\":[{\"attempt\":1,\"timestamp\":\"2026-11-23T10:14:59+00:00\"},"
                + "{\"attempt\":2,\"timestamp\":\"2026-11-23T11:15:00.007000+01:00\"}]";
        Observation observation = Observation.ofJson(step.observation().json().replace("\"attempts\":[]", attempts));
        try (RunWriter writer = RunWriter.create(storage(), runs, SampleRun.newRun("attempts"))) {
            writer.step(new Step(
                    step.instanceId(),
                    null,
                    null,
                    0,
                    "pay",
                    "http",
                    step.startedAt(),
                    step.completedAt(),
                    "payments",
                    step.latency(),
                    200,
                    true,
                    false,
                    observation));
            writer.finish(RunOutcome.complete());
        }
        try (StoredRun read = StoredRun.open(runs.resolve("attempts"))) {
            assertThat(read.steps().one().completedAt()).isEqualTo(Instant.parse("2026-11-23T10:15:00.007Z"));
            assertThat(read.steps().one().startedAt()).isEqualTo(Instant.parse("2026-11-23T10:15:00.005Z"));
        }
    }
}
