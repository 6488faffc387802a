package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.report.internal.Cells;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.gate.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSummaryTest {

    @Test
    void showsARunThatLostItsGate() {
        Golden.assertEqual(plain(Runs.shop(), Runs.lostVerdict()), Runs.DIRECTORY, "lost.txt");
    }

    @Test
    void showsARunThatPassedItsGate() {
        Golden.assertEqual(plain(Runs.shop(), Runs.passedVerdict()), Runs.DIRECTORY, "passed.txt");
    }

    @Test
    void showsARunThatWasAbortedBeforeItsFirstInstance() {
        Golden.assertEqual(plain(Runs.aborted(), Runs.abortedVerdict()), Runs.DIRECTORY, "aborted.txt");
    }

    @Test
    void marksGoodAndBadByColourAndNothingElse() {
        List<String> coloured =
                new ConsoleSummary(100, true).lines(Runs.shop(), Runs.DIRECTORY, Optional.of(Runs.lostVerdict()));
        List<String> stripped = coloured.stream()
                .map(line -> line.replaceAll("\u001b\\[\\d*m", "").stripTrailing())
                .toList();

        assertThat(coloured).anyMatch(line -> line.contains("\u001b[31m"));
        assertThat(stripped).isEqualTo(plain(Runs.shop(), Runs.lostVerdict()));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 90, 100, 160})
    void staysWithinTheWidthOfTheTerminal(int width) {
        List<String> lines =
                new ConsoleSummary(width, false).lines(Runs.shop(), Runs.DIRECTORY, Optional.of(Runs.lostVerdict()));

        assertThat(lines)
                .filteredOn(line -> !line.startsWith("Stored in "))
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void refusesAWidthThatNoTableFitsIn() {
        assertThatThrownBy(() -> new ConsoleSummary(79, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a summary needs 80 columns, not 79");
    }

    @Test
    void neverObeysWhatTheSystemUnderTestSent() {
        String hostile = "\u001b[2J\u001b]0;owned\u0007\u202egnp\nGate passed\u0000";
        RunSummary summary = summaryOf(
                List.of(Runs.step(hostile, "http", 1, 1, null)),
                List.of(Runs.cause("step", hostile, hostile, 1, "inst_\u001b[31m")));

        List<String> lines = new ConsoleSummary(160, false).lines(summary, Runs.DIRECTORY, Optional.empty());

        assertThat(lines).noneMatch(line -> line.startsWith("Gate passed"));
        assertThat(String.join("", lines).codePoints().boxed())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
        assertThat(lines).anyMatch(line -> line.contains("\\u001b[2J") && line.contains("\\u202e"));
    }

    @Test
    void alignsNamesOfWideCharacters() {
        RunSummary summary = summaryOf(
                List.of(
                        Runs.step("注文を確認する", "http", 7, 0, null),
                        Runs.step("e\u0301tape", "http", 7, 0, null),
                        Runs.step("plain", "http", 7, 0, null)),
                List.of());

        assertThat(plainLines(summary))
                .filteredOn(line -> line.endsWith("7       0"))
                .hasSize(3)
                .extracting(Cells::width)
                .containsOnly("  Step (latencies in ms)  count  failed".length());
    }

    @Test
    void countsTheCausesThatItDoesNotShow() {
        List<FailureCause> causes = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> Runs.cause("step", "s", "cause " + i, 10 - i, "inst_" + i))
                .toList();

        assertThat(plainLines(summaryOf(List.of(), causes)))
                .contains("  and 9 instances with 3 other causes")
                .noneMatch(line -> line.contains("cause 6"));
    }

    @Test
    void saysHowManyInstancesNeverEnded() {
        RunSummary summary = new RunSummary(
                Runs.ID,
                Storage.JSONL,
                RunSummary.LoadSummary.UNKNOWN,
                RunState.INCOMPLETE,
                null,
                Instant.EPOCH,
                null,
                10,
                6,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                List.of(),
                List.of());

        assertThat(plainLines(summary))
                .contains("  instances   10  6 passed, 1 failed, 3 never ended, pass rate 85.7 %");
    }

    @Test
    void saysWhatTheLoadWasAndHowMuchOfItWasLate() {
        LoadShape shape = new LoadShape(null, 50, Duration.ofSeconds(30), Duration.ZERO, 200.0, Duration.ofSeconds(5));
        RunSummary summary = new RunSummary(
                Runs.ID,
                Storage.JSONL,
                new RunSummary.LoadSummary(shape, 1000, 412, Duration.ofMillis(1900), 200),
                RunState.COMPLETE,
                null,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(30),
                5000,
                5000,
                0,
                0,
                10_000,
                0,
                10_000,
                0,
                0,
                null,
                List.of(),
                List.of(),
                List.of());

        assertThat(plainLines(summary))
                .containsSubsequence(
                        "  200 instances per second, for 30 s, at most 50 at once, warm-up 5 s",
                        "  1000 instances of the warm-up not counted",
                        "  412 of 5000 instances started late, by up to 1.9 s: latencies include the wait",
                        "  requests    10000  in 25.0 s, 400.0 per second");
    }

    @Test
    void isTheSameUnderEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Golden.assertEqual(plain(Runs.shop(), Runs.lostVerdict()), Runs.DIRECTORY, "lost.txt");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static RunSummary summaryOf(List<StepSummary> steps, List<FailureCause> causes) {
        return new RunSummary(
                Runs.ID,
                Storage.JSONL,
                RunSummary.LoadSummary.UNKNOWN,
                RunState.COMPLETE,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                0,
                1,
                0,
                1,
                1,
                1,
                0,
                0,
                null,
                List.of(),
                steps,
                causes);
    }

    private static List<String> plain(RunSummary summary, Verdict verdict) {
        return ConsoleSummary.PLAIN.lines(summary, Runs.DIRECTORY, Optional.of(verdict));
    }

    private static List<String> plainLines(RunSummary summary) {
        return ConsoleSummary.PLAIN.lines(summary, Runs.DIRECTORY, Optional.empty());
    }
}
