package dev.turbulence.storage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.EvidenceFailure.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate never passes by accident: in each of these the condition itself is not true. */
class EvidenceTest {

    private static final String HARMLESS = "fail_count>1000";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void anAbortedRunIsNoEvidence(Storage storage) {
        Runs runs = Runs.in(folder, storage).asking(1000).endingIn(RunOutcome.aborted("interrupted by Ctrl-C"));

        assertFails(
                runs.shop(),
                HARMLESS,
                Rule.RUN_ABORTED,
                "The run was aborted after 10 of 1000 instances: interrupted by Ctrl-C");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void anEmptyRunIsNoEvidence(Storage storage) {
        assertFails(
                Runs.in(folder, storage).empty(),
                HARMLESS,
                Rule.RUN_EMPTY,
                "The run is empty: it holds no instance, so there is nothing to judge.");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aRunThatFailedBeforeItsFirstInstanceSaysBoth(Storage storage) {
        try (StoredRun run = Runs.in(folder, storage)
                .endingIn(RunOutcome.aborted("disk full"))
                .empty()) {
            assertThat(Gate.parse(HARMLESS).judge(run).evidenceFailures())
                    .extracting(EvidenceFailure::rule)
                    .containsExactly(Rule.RUN_ABORTED, Rule.RUN_EMPTY);
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void fewerInstancesThanAskedForAreNoEvidence(Storage storage) {
        assertFails(
                Runs.in(folder, storage).asking(11).shop(),
                HARMLESS,
                Rule.TOO_FEW_INSTANCES,
                "The run holds fewer instances than were asked for: 10 of 11.");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void instancesWithoutOutcomeAreNoEvidence(Storage storage) {
        assertFails(
                Runs.in(folder, storage).asking(3).withoutOutcome(3),
                "instance_count<1",
                Rule.NO_OUTCOME,
                "3 of 3 instances neither passed nor failed: their records say nothing of an outcome.");
    }

    @Test
    void aRunThatWasNeverClosedIsNoEvidence() throws IOException {
        Path run = Runs.in(folder, Storage.JSONL).shop().directory().path();
        Files.delete(run.resolve("summary.json"));
        rewrite(run.resolve("manifest.json"), "\"state\": \"complete\"", "\"state\": \"running\"");

        assertFails(
                StoredRun.open(run),
                HARMLESS,
                Rule.RUN_INCOMPLETE,
                "The run is incomplete: it was never closed, so its writer was killed or is still at work. It holds 10 of"
                        + " 10 instances.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fail_count[scenario=idle]>9 | no instance ended for scenario idle,",
                "pass_rate[scenario=idle]<1 | no instance ended for scenario idle,",
                "failed_steps[step=refund]>9 | no step was recorded for step refund,",
                "failed_steps[service=auth,step=pay]>9 | no step was recorded for service auth, step pay,",
                "p95_latency_ms[step=refund]>9 | no latency sample was recorded",
                "p95_latency_ms[step=check]>9 | no latency sample was recorded",
                "p90_latency_ms[type=wait]>9 | no latency sample was recorded",
                "requests_per_second[step=refund]<1 | no latency sample was recorded",
                "p95_latency_ms[scenario=idle,step=*]>9 | nothing that its * matches has samples",
                "assertions_failed[assertion=\"never made\"]>9 | no assertion was recorded for assertion never made,"
            })
    void aConditionOverZeroSamplesIsNoEvidence(String condition, String message) {
        for (Storage storage : Storage.values()) {
            try (StoredRun run =
                    Runs.in(folder.resolve(storage.toString()), storage).shop()) {
                assertThat(Gate.parse(condition).judge(run).evidenceFailures())
                        .singleElement()
                        .satisfies(failure -> {
                            assertThat(failure.rule()).isEqualTo(Rule.NO_SAMPLES);
                            assertThat(failure.message())
                                    .startsWith(message)
                                    .endsWith("and a condition over nothing does not pass.");
                        });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aSelectorThatMatchesNothingIsNoEvidence(Storage storage) {
        assertFails(
                Runs.in(folder, storage).shop(),
                "failed_steps[step=pya]>0",
                Rule.NOTHING_SELECTED,
                "there is no step 'pya'; did you mean pay? Known: check, list, login, pay, refund.");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aPatternThatMatchesNothingIsNoEvidence(Storage storage) {
        assertFails(
                Runs.in(folder, storage).declaringNothing().shop(),
                "failed_steps[step=ref*]>0",
                Rule.NOTHING_SELECTED,
                "no step matches 'ref*'. Known: check, list, login, pay.");
    }

    @Test
    void aRunThatDoesNotSayHowManyWereAskedForIsExcusedAndTheVerdictSaysSo() throws IOException {
        Path path = Runs.in(folder, Storage.JSONL).asking(11).shop().directory().path();
        rewrite(path.resolve("manifest.json"), "\"turbulence_maven\"", "\"another_tool\"");

        try (StoredRun run = StoredRun.open(path)) {
            Verdict verdict = Gate.parse(HARMLESS).judge(run);

            assertThat(verdict.passed()).isTrue();
            assertThat(verdict.notes())
                    .containsExactly(
                            "The run does not say how many instances were asked for (another tool wrote it), so"
                                    + " whether all of them were played could not be checked.");
            assertThat(verdict.message()).contains("Note: The run does not say how many instances");
        }
    }

    @Test
    void missingEvidenceAndTrueConditionsAreBothTold() {
        try (StoredRun run = Runs.in(folder, Storage.JSONL).asking(1000).shop()) {
            assertThat(Gate.parse("fail_count>0").judge(run).message().lines())
                    .startsWith(
                            "The gate is lost for run shop: evidence is missing, and 1 condition is true.",
                            "  The run holds fewer instances than were asked for: 10 of 1000.",
                            "  fail_count>0: observed 2, allowed at most 0");
        }
    }

    private static void assertFails(StoredRun opened, String conditions, Rule rule, String message) {
        try (StoredRun run = opened) {
            Verdict verdict = Gate.parse(conditions).judge(run);

            assertThat(verdict.passed()).isFalse();
            assertThat(verdict.violations()).isEmpty();
            assertThat(verdict.evidenceFailures()).singleElement().satisfies(failure -> {
                assertThat(failure.rule()).isEqualTo(rule);
                assertThat(failure.message()).isEqualTo(message);
            });
            assertThat(verdict.message()).contains("evidence is missing", message);
        }
    }

    private static void rewrite(Path file, String before, String after) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).containsPattern(Pattern.quote(before));
        Files.writeString(file, text.replace(before, after), StandardCharsets.UTF_8);
    }
}
