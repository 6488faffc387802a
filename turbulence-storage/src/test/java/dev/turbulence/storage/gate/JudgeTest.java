package dev.turbulence.storage.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.UnknownNameException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theGateIsLostWhenAnyConditionIsTrue(Storage storage) {
        Verdict verdict = judge(storage, "fail_count>2, error_count>0, pass_rate<80");

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.evidenceFailures()).isEmpty();
        assertThat(verdict.judgements())
                .extracting(Judgement::text, Judgement::triggered)
                .containsExactly(
                        tuple("fail_count>2", false), tuple("error_count>0", true), tuple("pass_rate<80", false));
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theGateHoldsWhenNoConditionIsTrue(Storage storage) {
        Verdict verdict = judge(storage, "fail_count>2, p95_latency_ms[step=pay]>5s");

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.causes()).isEmpty();
        assertThat(verdict.message()).startsWith("The gate holds for run shop: none of its 2 conditions is true.");
    }

    @ParameterizedTest
    @CsvSource({
        "fail_count>1, true", "fail_count>2, false", "fail_count>=2, true", "fail_count>=3, false",
        "fail_count<3, true", "fail_count<2, false", "fail_count<=2, true", "fail_count<=1, false",
        "fail_count==2, true", "fail_count==1, false", "fail_count!=1, true", "fail_count!=2, false",
        "pass_rate==80%, true", "max_latency_ms>=5s, true", "max_latency_ms>5s, false"
    })
    void comparesWithTheLimit(String condition, boolean triggered) {
        assertThat(judge(Storage.JSONL, condition).passed()).isEqualTo(!triggered);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void judgingTwiceGivesTheSameVerdict(Storage storage) {
        try (StoredRun run = Runs.in(folder, storage).shop()) {
            Gate gate = Gate.parse("fail_count>0, p95_latency_ms[step=*]>1s, p90_latency_ms[service=*]>1s");

            assertThat(gate.judge(run)).isEqualTo(gate.judge(run));
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aStarIsEachOfTheNamesOnItsOwn(Storage storage) {
        Verdict verdict = judge(storage, "mean_latency_ms[service=*]>100");

        assertThat(verdict.evidenceFailures()).isEmpty();
        Map<String, Double> observed =
                verdict.judgements().stream().collect(Collectors.toMap(Judgement::whereText, Judgement::observed));
        assertThat(observed)
                .containsOnly(
                        entry("service auth", 350.0),
                        entry("service catalog", 25.0),
                        entry("service payments", 3000.0));
        assertThat(verdict.violations())
                .extracting(Judgement::text)
                .containsExactlyInAnyOrder(
                        "mean_latency_ms[service=auth]>100", "mean_latency_ms[service=payments]>100");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aStarLeavesOutStepsThatCanHaveNoLatency(Storage storage) {
        Verdict verdict = judge(storage, "max_latency_ms[step=*c*]>1s");

        assertThat(verdict.evidenceFailures())
                .extracting(EvidenceFailure::rule)
                .containsExactly(EvidenceFailure.Rule.NO_SAMPLES);
        assertThat(judge(storage, "max_latency_ms[step=l*]>1s").judgements())
                .extracting(Judgement::whereText)
                .containsExactly("step list", "step login");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aStepThatIsDeclaredAndNeverReachedIsNoSilentPass(Storage storage) {
        Verdict verdict = judge(storage, "failed_steps[step=*]>5, max_latency_ms[step=*]>60s");

        assertThat(verdict.evidenceFailures())
                .extracting(EvidenceFailure::toString)
                .containsExactly(
                        "failed_steps[step=refund]>5: no step was recorded for step refund, and a condition over nothing"
                                + " does not pass.",
                        "max_latency_ms[step=refund]>60s: no latency sample was recorded (an executed step of type http,"
                                + " wait or grpc) for step refund, and a condition over nothing does not pass.");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void starsBesideOtherSelectorsStandForNamesThatOccurTogether(Storage storage) {
        Verdict verdict = judge(storage, "failed_steps[scenario=*,step=*]>0, step_count[scenario=browse,service=*]<1");

        assertThat(verdict.evidenceFailures()).isEmpty();
        assertThat(verdict.judgements())
                .extracting(Judgement::whereText)
                .containsExactly(
                        "scenario browse, step list",
                        "scenario checkout, step check",
                        "scenario checkout, step login",
                        "scenario checkout, step pay",
                        "scenario browse, service catalog");
        assertThat(verdict.violations())
                .extracting(Judgement::whereText)
                .containsExactly("scenario checkout, step pay");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aViolationNamesTheWorstInstances(Storage storage) {
        Verdict verdict = judge(
                storage,
                "fail_count>0, error_count>0, failed_steps[step=pay]>0, assertions_failed>0, p95_latency_ms[step=pay]>1,"
                        + " min_latency_ms[step=list]<100, instance_count>1, pass_rate<100, duration_ms>1");

        assertThat(verdict.violations())
                .extracting(Judgement::worstInstances)
                .containsExactly(
                        ids(8, 9),
                        ids(9),
                        ids(8),
                        ids(8),
                        ids(8, 7, 6, 5, 4),
                        ids(),
                        ids(),
                        ids(8, 9),
                        ids(0, 1, 2, 3, 4));
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theMessageIsEnoughToUnderstandALostGate(Storage storage) {
        Verdict verdict = judge(storage, "fail_count>0\np95_latency_ms[step=pay]>4.5s\npass_rate<50");

        assertThat(verdict.message().lines())
                .containsExactly(
                        "The gate is lost for run shop: 2 conditions are true.",
                        "  fail_count>0: observed 2, allowed at most 0",
                        "      look at: inst_000000000008, inst_000000000009",
                        "  p95_latency_ms[step=pay]>4.5s: observed 4800 ms, allowed at most 4500 ms",
                        "      look at: inst_000000000008, inst_000000000007, inst_000000000006, inst_000000000005,"
                                + " inst_000000000004",
                        "Most frequent failures:",
                        "  1 x step pay: HTTP 503 (inst_000000000008)",
                        "  1 x no variable 'token' (inst_000000000009)",
                        "Run: " + verdict.run());
        assertThat(verdict.causes())
                .extracting(FailureCause::message)
                .containsExactly("HTTP 503", "no variable 'token'");
    }

    @ParameterizedTest
    @CsvSource({
        "p95_latency_ms>800, 800.0004, 800.1 ms, at most 800 ms",
        "p95_latency_ms>800, 799.9996, 799.9 ms, at most 800 ms",
        "p95_latency_ms>800, 800, 800 ms, at most 800 ms",
        "p95_latency_ms>0.85s, 850.02, 850.1 ms, at most 850 ms",
        "p95_latency_ms>800.25, 800.251, 800.26 ms, at most 800.25 ms",
        "pass_rate<100, 99.9999, 99.99 %, at least 100 %",
        "pass_rate<=99.5, 99.5, 99.5 %, more than 99.5 %",
        "fail_rate>=12%, 12.0001, 12.01 %, less than 12 %",
        "requests_per_second<10, 9.999, 9.9/s, at least 10/s",
        "fail_count!=1000, 30, 30, exactly 1000",
        "fail_count==30, 30, 30, anything but 30"
    })
    void theObservedValueIsRoundedAwayFromTheLimit(String text, double value, String observed, String allowed) {
        Condition condition = Gate.parse(text).conditions().get(0);
        Judgement judgement =
                new Judgement(condition, condition.selectors(), value, null, condition.isTrueFor(value, null), ids());

        assertThat(judgement.observedText()).isEqualTo(observed);
        assertThat(judgement.allowedText()).isEqualTo(allowed);
    }

    @Test
    void aRateThatLooksLikeAFractionIsNoted() {
        assertThat(judge(Storage.JSONL, "pass_rate<0.99").notes())
                .containsExactly(
                        "pass_rate<0.99 is read as 0.99 %: rates go from 0 to 100. Write 0.99% if that is meant.");
    }

    @Test
    void aRateWithItsSignIsNotDoubted() {
        assertThat(judge(Storage.JSONL, "pass_rate<0.99%").notes()).isEmpty();
    }

    @Test
    void namesAreCheckedBeforeAnyRequestIsSent() {
        Gate gate = Gate.parse(
                "failed_steps[step=pya]>0, fail_count>0, failed_steps[service=x*]>0, step_count[type=htpp]<1");

        assertThatThrownBy(() -> gate.checkNames(Runs.DECLARED))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "The gate names what the scenario files do not:",
                        "  failed_steps[step=pya]>0: there is no step 'pya'; did you mean pay? Known: check, list, login,"
                                + " pay, refund.",
                        "  failed_steps[service=x*]>0: no service matches 'x*'. Known: auth, catalog, mail, payments.",
                        "  step_count[type=htpp]<1: there is no type 'htpp'; did you mean http? Known: assert, branch,"
                                + " decide, grpc, http, wait."));
    }

    @Test
    void namesThatExistPassTheCheck() {
        Gate.parse("failed_steps[step=pay,service=p*]>0, assertions_failed[assertion='total is right']>0,"
                        + " step_count[type=wait]>1")
                .checkNames(Runs.DECLARED);
    }

    private Verdict judge(Storage storage, String conditions) {
        Path runs = folder.resolve(Integer.toHexString(conditions.hashCode()));
        try (StoredRun run = Runs.in(runs, storage).shop()) {
            return Gate.parse(conditions).judge(run);
        }
    }

    private static List<String> ids(int... numbers) {
        return Arrays.stream(numbers).mapToObj(Runs::id).toList();
    }
}
