package dev.turbulence.storage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/gate.md} says is what the gate does. */
class GateDocumentationTest {

    private static final KnownNames KNOWN =
            Runs.DECLARED.plus(KnownNames.of(Set.of("browse", "checkout", "idle"), null, null, null, null));

    private final String text = read();

    @TempDir
    private Path folder;

    @Test
    void everyExampleIsAGateThatCanBeJudged() {
        List<String> examples = blocks("gate");
        assertThat(examples).hasSizeGreaterThan(5);
        try (StoredRun run = Runs.in(folder, Storage.JSONL).shop()) {
            for (String example : examples) {
                Gate gate = Gate.parse(example);
                gate.checkNames(KNOWN);
                Verdict verdict = gate.judge(run);

                assertThat(verdict.evidenceFailures()).as(example).isEmpty();
                assertThat(verdict.judgements()).as(example).isNotEmpty();
                assertThat(verdict.notes()).as(example).isEmpty();
            }
        }
    }

    @Test
    void everyComparingExampleIsAGateThatCanBeJudged() {
        Path good = new PaidRun(folder, "good").instances(400).write(Storage.JSONL);
        Path now = new PaidRun(folder, "now").instances(400).startedLater(1).write(Storage.JSONL);
        assertThat(blocks("baseline")).hasSize(1);
        try (StoredRun run = StoredRun.open(now)) {
            Verdict verdict = Gate.parse(blocks("baseline").get(0))
                    .against(Baseline.run(new RunDirectory(good)))
                    .judge(run);

            assertThat(verdict.passed()).isTrue();
            assertThat(verdict.judgements()).hasSize(4).allMatch(judgement -> judgement.baseline() != null);
        }
    }

    @Test
    void theTableHoldsTheNumbersOfSamplesThatAreNeeded() {
        String needed = Stream.of("50", "90", "95", "99", "99.9")
                .map(nn -> "`p" + nn + "` "
                        + SampleSize.leastFor(new Metric(Metric.Kind.PERCENTILE_LATENCY, new BigDecimal(nn))))
                .collect(Collectors.joining(", "));

        assertThat(section("Comparing with a baseline")).contains("| `pNN_latency_ms` | " + needed + " |");
    }

    @Test
    void theMessageIsTheOneOfTheFirstExample() {
        try (StoredRun run = Runs.in(folder, Storage.JSONL).shop()) {
            Verdict verdict = Gate.parse(blocks("gate").get(0)).judge(run);

            assertThat(verdict.message()
                            .lines()
                            .collect(Collectors.joining("\n"))
                            .replace(verdict.run().toString(), "<run>"))
                    .isEqualTo(blocks("console").get(0).strip());
        }
    }

    @Test
    void theTableHoldsEveryMetricWithItsUnitAndSelectors() {
        List<String> expected = Arrays.stream(Metric.Kind.values())
                .map(GateDocumentationTest::row)
                .toList();

        List<String> rows = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([a-z ]+) \\| .+ \\|([a-z, ]*)\\|$")
                .matcher(section("Metrics"))
                .results()
                .map(row ->
                        row.group(1) + " " + row.group(2) + " [" + row.group(3).strip() + "]")
                .toList();

        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void theTablesHoldEveryOperatorAndEveryRule() {
        assertThat(section("The language"))
                .contains(Arrays.stream(Operator.values())
                        .map(operator -> "| `" + operator.sign() + "` | `" + operator.word() + "` |")
                        .toList());
        assertThat(section("Rules of evidence"))
                .contains(Arrays.stream(EvidenceFailure.Rule.values())
                        .map(rule -> "| `" + rule + "` |")
                        .toList());
    }

    private static String row(Metric.Kind kind) {
        Metric metric = new Metric(kind, kind == Metric.Kind.PERCENTILE_LATENCY ? BigDecimal.valueOf(95) : null);
        String selectors = Arrays.stream(SelectorKey.values())
                .filter(key -> metric.problemWith(key).isEmpty())
                .map(SelectorKey::word)
                .collect(Collectors.joining(", "));
        String unit = kind.quantity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return kind.word() + " " + unit + " [" + selectors + "]";
    }

    private String section(String title) {
        int start = text.indexOf("\n## " + title + "\n");
        assertThat(start).as(title).isNotNegative();
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** Found from where the tests were compiled to, wherever the build was called from. */
    private static String read() {
        try {
            Path classes = Path.of(GateDocumentationTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path docs = classes.resolve("../../../docs/gate.md").normalize();
            return Files.readString(docs, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
