package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Baseline;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.GateSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

class TurbulenceAssertionsTest {

    @TempDir
    Path runs;

    private StoredRun run;

    @AfterEach
    void closeRun() {
        run.close();
    }

    @Test
    void aRunWithoutFailuresPasses() {
        open(SampleRun.named("run_a", 10, 0));

        TurbulenceAssertions.assertComplete(run);
        TurbulenceAssertions.assertNoFailedInstances(run);
        TurbulenceAssertions.assertPassRateAtLeast(run, 100);
        TurbulenceAssertions.assertGate(run, "fail_count>0, p95_latency_ms[step=submit_*]>1s");
    }

    @Test
    void failedInstancesAreCountedExplainedAndNamed() {
        open(SampleRun.named("run_a", 7, 3));

        AssertionFailedError failure = failureOf(() -> TurbulenceAssertions.assertNoFailedInstances(run));

        assertThat(failure)
                .hasMessageContaining("fail_count>0: observed 3, allowed at most 0")
                .hasMessageContaining("3 x step submit_payment: ")
                .hasMessageContaining("inst_000000000008, inst_000000000009, inst_00000000000a")
                .hasMessageContaining(runs.resolve("run_a").toString());
        assertThat(failure.getExpected().getValue()).isEqualTo("fail_count of the whole run: at most 0");
        assertThat(failure.getActual().getValue()).isEqualTo("fail_count of the whole run: 3");
    }

    @Test
    void thePassRateMayEqualTheLimit() {
        open(SampleRun.named("run_a", 9, 1));

        TurbulenceAssertions.assertPassRateAtLeast(run, 90);
        TurbulenceAssertions.assertPassRateAtLeast(run, 1e-5);
        assertThat(failureOf(() -> TurbulenceAssertions.assertPassRateAtLeast(run, 90.001)))
                .hasMessageContaining("observed 90 %, allowed at least 90.001 %")
                .hasMessageContaining("inst_00000000000a");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 0, 100.1, Double.NaN})
    void aPassRateThatCannotBeMissedOrReachedIsRefused(double percent) {
        open(SampleRun.named("run_a", 1, 0));

        assertThatThrownBy(() -> TurbulenceAssertions.assertPassRateAtLeast(run, percent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
    }

    @Test
    void aLatencyMayEqualTheLimit() {
        open(SampleRun.named("run_a", 11, 0));

        TurbulenceAssertions.assertLatency(run, "submit_payment", 0, Duration.ofMillis(10));
        TurbulenceAssertions.assertLatency(run, "submit_payment", 50, Duration.ofMillis(60));
        TurbulenceAssertions.assertLatency(run, "submit_payment", 99.5, Duration.ofNanos(109_500_000));
        TurbulenceAssertions.assertLatency(run, "submit_payment", 100, Duration.ofMillis(110));
    }

    @Test
    void aLatencyAboveTheLimitNamesTheSlowestInstances() {
        open(SampleRun.named("run_a", 11, 0));

        AssertionFailedError failure =
                failureOf(() -> TurbulenceAssertions.assertLatency(run, "submit_payment", 95, Duration.ofMillis(100)));

        assertThat(failure)
                .hasMessageContaining("observed 105 ms, allowed at most 100 ms")
                .hasMessageContaining("look at: inst_00000000000b")
                .hasMessageContaining(runs.resolve("run_a").toString());
        assertThat(failure.getExpected().getValue()).isEqualTo("p95_latency_ms of step submit_payment: at most 100 ms");
        assertThat(failure.getActual().getValue()).isEqualTo("p95_latency_ms of step submit_payment: 105 ms");
    }

    @Test
    void aRunIsComparedWithABaseline() {
        SampleRun.named("run_a", 11, 0).writeTo(runs);
        open(SampleRun.named("run_b", 11, 0));
        Gate gate = Gate.parse("p50_latency_ms[step=submit_payment] >= baseline");

        AssertionFailedError failure = failureOf(() -> TurbulenceAssertions.assertGate(
                run, gate.against(Baseline.run(new RunDirectory(runs.resolve("run_a"))))));

        assertThat(failure).hasMessageContaining("observed 60 ms, allowed less than 60 ms (baseline 60 ms)");
        assertThat(failureOf(() -> TurbulenceAssertions.assertGate(run, gate)))
                .hasMessageContaining("The gate compares with a baseline, and none is named.");
    }

    @Test
    void aLimitIsExactToTheNanosecond() {
        open(SampleRun.named("run_a", 1, 0));

        TurbulenceAssertions.assertLatency(run, "submit_payment", 50, Duration.ofMillis(10));
        assertThat(failureOf(() -> TurbulenceAssertions.assertLatency(
                        run, "submit_payment", 50, Duration.ofMillis(10).minusNanos(1))))
                .hasMessageContaining("9.999999 ms");
    }

    @Test
    void aNumberIsTheSameInEveryLocale() {
        open(SampleRun.named("run_a", 11, 0));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("de-DE"));
        try {
            TurbulenceAssertions.assertLatency(run, "submit_payment", 99.9, Duration.ofNanos(110_500_000));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPercentileThatIsNoneIsRefused() {
        open(SampleRun.named("run_a", 1, 0));

        assertThatThrownBy(() -> TurbulenceAssertions.assertLatency(run, "submit_payment", 101, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"typo", "submit_*", "a \"quoted\", name]", "never_reached"})
    void aStepThatIsUnknownOrWasNeverExecutedDoesNotPass(String step) {
        open(SampleRun.named("run_a", 1, 0));

        assertThat(failureOf(() -> TurbulenceAssertions.assertLatency(run, step, 95, Duration.ofDays(1))))
                .hasMessageContaining("evidence is missing")
                .hasMessageContaining(step.replace("\"", "\\\"").replace("*", "\\*"));
    }

    @Test
    void conditionsThatCannotBeUnderstoodAreNoFailureOfTheRun() {
        open(SampleRun.named("run_a", 1, 0));

        assertThatThrownBy(() -> TurbulenceAssertions.assertGate(run, "fail_count"))
                .isInstanceOf(GateSyntaxException.class);
    }

    @Test
    void everyViolatedConditionIsShown() {
        open(SampleRun.named("run_a", 1, 1));

        assertThat(failureOf(() -> TurbulenceAssertions.assertGate(run, "fail_count>0, pass_rate<99, error_count>0"))
                        .getActual()
                        .getValue())
                .asString()
                .hasLineCount(2)
                .contains("fail_count of the whole run: 1", "pass_rate of the whole run: 50 %");
    }

    @Test
    void noVerdictIsGivenOnAnAbortedRun() {
        open(SampleRun.named("run_a", 3, 0).closedAs(RunOutcome.aborted("interrupted by Ctrl-C")));

        expectRefusals("aborted after 3 of 3 instances: interrupted by Ctrl-C");
    }

    @Test
    void noVerdictIsGivenOnARunThatFellShort() {
        open(SampleRun.named("run_a", 3, 0).asking(1000));

        expectRefusals("3 of 1000");
    }

    @Test
    void noVerdictIsGivenOnAnEmptyRun() {
        open(SampleRun.named("run_a", 0, 0).asking(1));

        expectRefusals("The run is empty");
    }

    @Test
    void noVerdictIsGivenOnARunWhoseInstancesDidNotAllEnd() throws IOException {
        RunDirectory directory = SampleRun.named("run_a", 3, 0).writeTo(runs);
        String ended = Files.readAllLines(directory.instances()).get(0);
        String unended =
                ended.replace("\"passed\":true", "\"passed\":null").replace("inst_000000000001", "inst_0000000000ff");
        Files.writeString(directory.instances(), unended + "\n", StandardOpenOption.APPEND);
        run = StoredRun.open(directory.path());

        expectRefusals("1 of 4 instances neither passed nor failed");
    }

    private void expectRefusals(String why) {
        List<ThrowingCallable> verdicts = List.of(
                () -> TurbulenceAssertions.assertComplete(run),
                () -> TurbulenceAssertions.assertNoFailedInstances(run),
                () -> TurbulenceAssertions.assertPassRateAtLeast(run, 1),
                () -> TurbulenceAssertions.assertLatency(run, "submit_payment", 0, Duration.ofDays(1)),
                () -> TurbulenceAssertions.assertGate(run, "fail_count>1000"));
        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(failureOf(verdict))
                        .hasMessageContaining("evidence is missing")
                        .hasMessageContaining(why)
                        .hasMessageContaining(run.directory().toString()));
    }

    @Test
    void aRunThatFailedIsStillComplete() {
        open(SampleRun.named("run_a", 0, 2));

        assertThatCode(() -> TurbulenceAssertions.assertComplete(run)).doesNotThrowAnyException();
    }

    private static AssertionFailedError failureOf(ThrowingCallable assertion) {
        Throwable failure = catchThrowable(assertion);
        assertThat(failure).isInstanceOf(AssertionFailedError.class);
        return (AssertionFailedError) failure;
    }

    private void open(SampleRun sample) {
        run = StoredRun.open(sample.writeTo(runs).path());
    }
}
