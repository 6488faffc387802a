package dev.turbulence.storage.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.EvidenceFailure.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that compare with a baseline run. */
class BaselineTest {

    private static final String SLOWER = "p95_latency_ms[step=pay] > baseline * 1.10 + 5";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aRunThatIsSlowerThanItsBaselineAllowsIsLost(Storage storage) {
        pays("good").taking(i -> 100).write(storage);
        Path slow = pays("slow").startedLater(1).taking(i -> 120).write(storage);

        Verdict verdict = judge(slow, SLOWER, named("good"));

        assertThat(verdict.evidenceFailures()).isEmpty();
        assertThat(verdict.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.text()).isEqualTo("p95_latency_ms[step=pay]>baseline*1.10+5");
            assertThat(violation.baseline()).isEqualTo(100.0);
            assertThat(violation.limit()).isEqualByComparingTo("115");
            assertThat(violation.observedText()).isEqualTo("120 ms");
            assertThat(violation.allowedText()).isEqualTo("at most 115 ms (baseline 100 ms)");
            assertThat(violation.worstInstances()).isNotEmpty();
        });
        assertThat(verdict.notes()).containsExactly("The baseline is run good: " + folder.resolve("good"));
    }

    @ParameterizedTest
    @CsvSource({"114, true", "115, true", "116, false"})
    void theLimitIsExactlyWhatIsWritten(int millis, boolean passes) {
        pays("good").taking(i -> 100).write(Storage.JSONL);
        Path run = pays("now").startedLater(1).taking(i -> millis).write(Storage.JSONL);

        assertThat(judge(run, SLOWER, named("good")).passed()).isEqualTo(passes);
    }

    @Test
    void aComputedLimitNeverReadsLikeTheObservedValue() {
        Condition condition =
                Gate.parse("p95_latency_ms>baseline*1.10").conditions().get(0);

        Judgement above = new Judgement(condition, List.of(), 110.07, 100.05, true, List.of());
        assertThat(above.observedText() + ", " + above.allowedText())
                .isEqualTo("110.1 ms, at most 110 ms (baseline 100.1 ms)");
        Judgement below = new Judgement(condition, List.of(), 110.04, 100.05, false, List.of());
        assertThat(below.observedText() + ", " + below.allowedText())
                .isEqualTo("110 ms, at most 110.1 ms (baseline 100.1 ms)");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theWarmUpCountsOnNeitherSide(Storage storage) {
        pays("good")
                .instances(150)
                .warmUp(Duration.ofSeconds(50))
                .taking(i -> i < 50 ? 9000 : 100)
                .write(storage);
        Path run = pays("now")
                .startedLater(1)
                .instances(150)
                .warmUp(Duration.ofSeconds(50))
                .taking(i -> i < 50 ? 9000 : 116)
                .write(storage);

        assertThat(judge(run, SLOWER, named("good")).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.baseline()).isEqualTo(100.0));
    }

    @Test
    void withoutABaselineThereIsNoEvidence() {
        Path run = pays("now").write(Storage.JSONL);

        assertFails(
                judge(run, SLOWER, Baseline.NONE),
                Rule.BASELINE_MISSING,
                "The gate compares with a baseline, and none"
                        + " is named. Name a run by its id or path, or a folder whose latest run that passed is meant:"
                        + " -Dturbulence.baseline=...");
    }

    @Test
    void theRunItselfIsNoBaseline() {
        Path run = pays("now").write(Storage.JSONL);

        assertFails(
                judge(run, SLOWER, named("now")),
                Rule.BASELINE_IS_THE_RUN,
                "The baseline is run now itself, and no run is worse than itself. Name an earlier one.");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void anAbortedBaselineIsNoEvidence(Storage storage) {
        pays("good").endingIn(RunOutcome.aborted("interrupted by Ctrl-C")).write(storage);
        Path run = pays("now").startedLater(1).write(storage);

        assertFails(
                judge(run, SLOWER, named("good")),
                Rule.BASELINE_UNFIT,
                "The baseline run good is nothing to compare with; name one that was carried through. The run was aborted"
                        + " after 100 of 100 instances: interrupted by Ctrl-C");
    }

    @Test
    void anUnreadableBaselineIsNoEvidence() throws IOException {
        Path broken = pays("good").write(Storage.SQLITE);
        Files.writeString(broken.resolve("turbulence.db"), "no database");
        Path run = pays("now").startedLater(1).write(Storage.JSONL);

        assertThat(judge(run, SLOWER, named("good")).evidenceFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.rule()).isEqualTo(Rule.BASELINE_UNFIT));
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aStepThatTheBaselineLacksIsNoEvidence(Storage storage) {
        pays("good").naming("refund").write(storage);
        Path run = pays("now").startedLater(1).write(storage);

        assertFails(
                judge(run, SLOWER, named("good")),
                Rule.BASELINE_LACKS_PART,
                "the baseline run good has nothing to compare with: there is no step 'pay'. Known: refund."
                        + " Name a baseline that has it.");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void eachPartIsComparedWithItsOwnAndVanishedOnesAreNoted(Storage storage) {
        pays("good").naming("refund").write(storage);
        Path run = pays("now").startedLater(1).write(storage);

        Verdict verdict = judge(run, "p95_latency_ms[step=*]>baseline*2", named("good"));

        assertThat(verdict.evidenceFailures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.condition().toString()).isEqualTo("p95_latency_ms[step=pay]>baseline*2"));
        assertThat(verdict.notes())
                .contains("p95_latency_ms[step=*]>baseline*2: the baseline has what is no part of this run any"
                        + " more: step refund.");
    }

    @ParameterizedTest
    @CsvSource({
        "p50_latency_ms, 6",
        "p90_latency_ms, 36",
        "p95_latency_ms, 72",
        "p99_latency_ms, 368",
        "p99.9_latency_ms, 3688",
        "p5_latency_ms, 72",
        "mean_latency_ms, 30",
        "requests_per_second, 30",
        "pass_rate, 30",
        "fail_count, 0",
        "duration_ms, 0"
    })
    void theLeastNumberOfSamples(String metric, long least) {
        assertThat(SampleSize.leastFor(Metric.named(metric).orElseThrow())).isEqualTo(least);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void tooFewSamplesOnEitherSideAreNoEvidence(Storage storage) {
        pays("good").write(storage);
        pays("small").instances(71).write(storage);
        Path run = pays("now").startedLater(1).write(storage);
        Path few = pays("few").startedLater(1).instances(71).write(storage);

        String rest =
                " has 71 samples for step pay, too few to compare p95_latency_ms: it takes 72. Play more instances, or"
                        + " compare a percentile closer to p50.";
        assertFails(judge(run, SLOWER, named("small")), Rule.TOO_FEW_SAMPLES, "the baseline run small" + rest);
        assertFails(judge(few, SLOWER, named("good")), Rule.TOO_FEW_SAMPLES, "the run" + rest);
        assertThat(judge(run, SLOWER, named("good")).passed()).isTrue();
    }

    @Test
    void countsOfRunsOfDifferentSizeAreNotCompared() {
        pays("good").instances(50).write(Storage.JSONL);
        Path run = pays("now").startedLater(1).write(Storage.JSONL);

        assertFails(
                judge(run, "failed_steps > baseline", named("good")),
                Rule.BASELINE_OF_OTHER_SIZE,
                "the run has 100 instances and the baseline run good has 50, so their counts do not compare. Compare a"
                        + " rate, or runs of the same size.");
        assertThat(judge(run, "fail_rate > baseline + 2%", named("good")).passed())
                .isTrue();
    }

    @Test
    void aLimitThatNothingCanBreakIsNoEvidence() {
        pays("good").write(Storage.JSONL);
        Path run = pays("now").startedLater(1).write(Storage.JSONL);

        assertFails(
                judge(run, "p50_latency_ms < baseline - 1s", named("good")),
                Rule.LIMIT_OUT_OF_REACH,
                "with a baseline of 100 ms this can never be true, so it would pass whatever the run is like. Choose another"
                        + " limit or another baseline.");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theLatestOfAFolderThatPassedIsTaken(Storage storage) {
        pays("a-good").taking(i -> 100).write(storage);
        pays("b-better").startedLater(1).taking(i -> 90).write(storage);
        pays("c-failed").startedLater(2).failing(1).write(storage);
        pays("d-aborted").startedLater(3).endingIn(RunOutcome.aborted("Ctrl-C")).write(storage);
        Path run = pays("e-now").startedLater(4).taking(i -> 110).write(storage);
        pays("f-later").startedLater(5).taking(i -> 200).write(storage);

        Verdict verdict = judge(run, "fail_count>0, " + SLOWER, Baseline.latestPassedIn(new RunsDirectory(folder)));

        assertThat(verdict.notes()).first().asString().startsWith("The baseline is run b-better: ");
        assertThat(verdict.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.limit()).isEqualByComparingTo("104"));
        assertThat(verdict.judgements())
                .extracting(judgement -> judgement.condition().metric().name())
                .containsExactly("fail_count", "p95_latency_ms");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theSameRunIsChosenWhereNothingIsJudged(Storage storage) throws IOException {
        Path good = pays("a-good").write(storage);
        pays("b-failed").startedLater(1).failing(1).write(storage);
        Path broken = pays("c-broken").startedLater(2).write(Storage.SQLITE);
        Files.writeString(broken.resolve("turbulence.db"), "no database");
        Gate gate = Gate.parse("fail_count>0, " + SLOWER);

        try (StoredRun run =
                StoredRun.open(pays("d-now").startedLater(3).failing(2).write(storage))) {
            Baseline.Choice choice =
                    Baseline.latestPassedIn(new RunsDirectory(folder)).choose(run, gate);
            assertThat(choice.run().path()).isEqualTo(good);
            assertThat(choice.notes()).singleElement().asString().startsWith("Passed over as a baseline: ");
            assertThat(named("b-failed").choose(run, gate).run().runId()).isEqualTo("b-failed");
        }
        try (StoredRun first = StoredRun.open(good)) {
            assertThatThrownBy(() ->
                            Baseline.latestPassedIn(new RunsDirectory(folder)).choose(first, gate))
                    .isInstanceOf(RunNotFoundException.class)
                    .hasMessage("There is nothing to compare run a-good with: no run in " + folder
                            + " started before it and passed the gate " + gate
                            + ". Name one by its id or path: -Dturbulence.baseline=...");
            assertThatThrownBy(() -> Baseline.NONE.choose(first, gate))
                    .isInstanceOf(RunNotFoundException.class)
                    .hasMessageContaining("No run is named");
        }
    }

    @Test
    void aFolderWithoutARunThatPassedFailsUnlessItIsSaidThatThereIsNoneYet() {
        Path run = pays("now").write(Storage.JSONL);
        Baseline none = Baseline.latestPassedIn(new RunsDirectory(folder));

        assertThat(judge(run, "fail_count>0, " + SLOWER, none).evidenceFailures())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.rule()).isEqualTo(Rule.BASELINE_MISSING);
                    assertThat(failure.message()).contains("No run in " + folder, "-Dturbulence.missingBaseline=note");
                });
        Verdict excused = judge(run, "fail_count>0, " + SLOWER, none.orNoneYet());
        assertThat(excused.passed()).isTrue();
        assertThat(excused.notes())
                .containsExactly(
                        "No run in " + folder + " started before this one and passed, so there is no baseline yet,"
                                + " and conditions that compare with it were left out.");
        assertThat(judge(run, SLOWER, none.orNoneYet()).message())
                .startsWith("The gate holds for run now: it was carried through, and no condition could be judged.");
        assertThat(judge(run, SLOWER, Baseline.NONE.orNoneYet()).passed()).isFalse();
    }

    @Test
    void aBaselineIsNamedByIdPathOrFolder() {
        Path run = pays("good").write(Storage.JSONL);
        RunsDirectory runs = new RunsDirectory(folder);

        assertThat(Baseline.named("good", runs)).isEqualTo(Baseline.named(run.toString(), runs));
        assertThat(Baseline.named(folder.toString(), runs)).isEqualTo(Baseline.latestPassedIn(runs));
        assertThatThrownBy(() -> Baseline.named("latest", runs))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining("the latest run is the one to be judged");
        assertThatThrownBy(() -> Baseline.named("nowhere", runs))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageStartingWith("There is no baseline 'nowhere'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_latency_ms>baseline|says nothing of another",
                "p100_latency_ms>baseline*2|says nothing of another",
                "p95_latency_ms>baseline*0|the factor of a baseline lies above 0",
                "p95_latency_ms>baseline+10%|a share of the baseline is written as a factor, such as baseline * 1.10",
                "fail_rate>baseline+100|is never true",
                "p95_latency_ms>baselines|expected a number",
                "p95_latency_ms>baseline*|expected a number",
                "p95_latency_ms>baseline+-5|a limit is not negative",
                "p95_latency_ms>baseline 5|expected a comma or a new line"
            })
    void aSenselessComparisonIsRefused(String text, String problem) {
        assertThatThrownBy(() -> Gate.parse(text))
                .isInstanceOf(GateSyntaxException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p95_latency_ms>baseline", "p95_latency_ms gt baseline*1.0", "p95_latency_ms > baseline + 0ms"})
    void theSameComparisonIsAnEqualOne(String text) {
        assertThat(Gate.parse(text)).isEqualTo(Gate.parse("p95_latency_ms>baseline"));
    }

    private PaidRun pays(String id) {
        return new PaidRun(folder, id);
    }

    private Baseline named(String id) {
        return Baseline.named(id, new RunsDirectory(folder));
    }

    private static Verdict judge(Path path, String conditions, Baseline baseline) {
        try (StoredRun run = StoredRun.open(path)) {
            return Gate.parse(conditions).against(baseline).judge(run);
        }
    }

    private static void assertFails(Verdict verdict, Rule rule, String message) {
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.evidenceFailures()).singleElement().satisfies(failure -> {
            assertThat(failure.rule()).isEqualTo(rule);
            assertThat(failure.message()).isEqualTo(message);
        });
    }
}
