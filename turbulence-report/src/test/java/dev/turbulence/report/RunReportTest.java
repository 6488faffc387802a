package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Baseline;
import dev.turbulence.storage.gate.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class RunReportTest {

    private static final String CONDITIONS = "fail_count>0, p95_latency_ms[step=*]>5s, pass_rate<10%";

    @TempDir
    private Path folder;

    @Test
    void junitXmlIsValidByTheSchemaOfSurefire() throws Exception {
        write(SampleRun.jsonl(folder.resolve("runs"), 400));

        assertThat(suites().names())
                .containsExactly(
                        "TEST-turbulence-gate.xml",
                        "TEST-turbulence-scenario-browse.xml",
                        "TEST-turbulence-scenario-checkout.xml");
        suites().assertValid();
    }

    @Test
    void junitXmlHasACaseForEachStepAssertionAndCondition() throws Exception {
        write(SampleRun.jsonl(folder.resolve("runs"), 400));

        Map<String, Element> checkout = suites().cases("TEST-turbulence-scenario-checkout.xml");
        assertThat(checkout)
                .containsOnlyKeys(
                        "turbulence.checkout.instances: carried through",
                        "turbulence.checkout.steps: browse_products",
                        "turbulence.checkout.steps: add_to_cart",
                        "turbulence.checkout.steps: submit_payment",
                        "turbulence.checkout.assertions: products_listed",
                        "turbulence.checkout.assertions: order_paid");
        Element payment = JUnitFiles.failure(checkout.get("turbulence.checkout.steps: submit_payment"));
        assertThat(payment.getAttribute("message")).matches("\\d+ of 266 failed: HTTP 503 Service Unavailable");
        assertThat(payment.getTextContent()).contains("inst_002a").contains("and ");
        assertThat(checkout.get("turbulence.checkout.steps: add_to_cart")
                        .getElementsByTagName("failure")
                        .getLength())
                .isZero();

        Map<String, Element> gate = suites().cases("TEST-turbulence-gate.xml");
        assertThat(gate).hasSize(5);
        assertThat(JUnitFiles.failure(gate.get("turbulence.gate: fail_count>0")).getAttribute("message"))
                .matches("observed \\d+, allowed at most 0");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void whatTheVerdictLeftOutIsTold(Storage storage) throws Exception {
        Path runs = folder.resolve("no [baseline](yet)");
        RunDirectory directory = storage == Storage.JSONL ? SampleRun.jsonl(runs, 40) : SampleRun.sqlite(runs, 40);
        Gate gate = Gate.parse("p50_latency_ms > baseline")
                .against(Baseline.latestPassedIn(new RunsDirectory(runs)).orNoneYet());

        try (StoredRun run = StoredRun.open(directory.path())) {
            RunReport.of(run, gate, 5).write(folder.resolve("report"), EnumSet.allOf(ReportFormat.class));
        }

        assertThat(Files.readAllLines(folder.resolve("report/summary.md")))
                .filteredOn(line -> line.startsWith("* Note: "))
                .singleElement()
                .asString()
                .contains("there is no baseline yet")
                .doesNotContain("[baseline](yet)");
        assertThat(folder.resolve("report/index.html")).content().contains("there is no baseline yet");
    }

    @Test
    void suitesOfAnEarlierReportAreReplaced() throws Exception {
        Path stale = folder.resolve("report/TEST-turbulence-scenario-gone.xml");
        Path foreign = folder.resolve("report/TEST-other.xml");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "<testsuite/>");
        Files.writeString(foreign, "<testsuite/>");

        write(SampleRun.jsonl(folder.resolve("runs"), 5));

        assertThat(stale).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void bothStoragesGiveTheSameReports() throws Exception {
        Map<String, String> jsonl = write(SampleRun.jsonl(folder.resolve("a"), 400));
        Map<String, String> sqlite = write(SampleRun.sqlite(folder.resolve("b"), 400));

        assertThat(sqlite.keySet()).isEqualTo(jsonl.keySet());
        sqlite.forEach((file, text) ->
                assertThat(text.replace("sqlite", "jsonl")).as(file).isEqualTo(jsonl.get(file)));
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void hostileTextsStayTexts(Storage storage) throws Exception {
        Map<String, String> files = write(HostileRun.write(storage, folder.resolve("runs")));

        suites().assertValid();
        files.forEach((file, text) -> {
            assertThat(text.length()).as(file).isLessThan(1_000_000);
            assertThat(Hostile.obeyed(text)).as(file).isZero();
        });
        String markdown = files.get("summary.md");
        assertThat(markdown)
                .doesNotContain("<script", "<img", "@everyone", "[link]", "**bold**", "`")
                .contains("<code>");
        assertThat(markdown.lines().filter(line -> line.startsWith("#"))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void reportsWhateverBecameOfARun(Ending ending) throws Exception {
        Map<String, String> files = write(ending.write(folder.resolve("runs")));

        suites().assertValid();
        assertThat(files.get("summary.md")).contains("Gate failed").contains("Run " + ending.state());
        assertThat(suites().cases("TEST-turbulence-gate.xml").keySet())
                .contains("turbulence.gate: " + ending.evidence());
        assertThat(files.get("index.html")).contains("Gate failed").contains(ending.state());
    }

    @Test
    void staysSmallWhateverTheRunHolds() throws Exception {
        Map<String, String> files = write(LargeRun.write(folder.resolve("runs")));

        assertThat(files.get("index.html").length()).isBetween(1_000_000, 3_000_000);
        assertThat(files.get("index.html")).contains("what else was recorded, to keep this page small");
        assertThat(files.get("summary.md").length()).isLessThan(10_000);
    }

    @Test
    void markdownIsShortAndNamesWhatMatters() throws Exception {
        String markdown = write(SampleRun.jsonl(folder.resolve("runs"), 400)).get("summary.md");

        assertThat(markdown.lines().count()).isLessThan(60);
        assertThat(markdown)
                .startsWith("### ❌ Gate failed: run <code>run_sample</code>\n")
                .contains("**400 instances**: ")
                .contains("| ❌ | <code>fail_count&#62;0</code> | ")
                .contains("<code>HTTP 503 Service Unavailable</code>");
    }

    @Test
    void markdownIsAddedToTheSummaryOfAStep() throws Exception {
        Path summary = folder.resolve("step-summary.md");
        Files.writeString(summary, "before\n");
        RunDirectory directory = SampleRun.jsonl(folder.resolve("runs"), 5);
        try (StoredRun run = StoredRun.open(directory.path())) {
            RunReport.of(run, Gate.parse(CONDITIONS), 0).appendMarkdown(summary);
        }
        assertThat(summary).content().startsWith("before\n### ");
    }

    @Test
    void aReportThatCannotBeWrittenSaysWhereAndWhy() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("in-the-way"), "");
        RunDirectory directory = SampleRun.jsonl(folder.resolve("runs"), 1);
        try (StoredRun run = StoredRun.open(directory.path())) {
            RunReport report = RunReport.of(run, Gate.parse(CONDITIONS), 0);
            assertThatThrownBy(() -> report.write(inTheWay, EnumSet.of(ReportFormat.HTML)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("Cannot make the folder " + inTheWay + ": a file is in the way");
            assertThatThrownBy(() -> report.appendMarkdown(inTheWay.resolve("summary")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("Cannot write " + inTheWay.resolve("summary"));
        }
    }

    @Test
    void refusesFewerThanNoInstances() {
        RunDirectory directory = SampleRun.jsonl(folder.resolve("runs"), 1);
        try (StoredRun run = StoredRun.open(directory.path())) {
            assertThatThrownBy(() -> RunReport.of(run, Gate.parse(CONDITIONS), -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("instances shown step by step: 0 or more, not -1");
        }
    }

    /** Writes all reports; gives their texts by file name. */
    private Map<String, String> write(RunDirectory directory) throws IOException {
        Path report = folder.resolve("report");
        try (StoredRun run = StoredRun.open(directory.path())) {
            RunReport.of(run, Gate.parse(CONDITIONS), RunReport.DEFAULT_DETAILED_INSTANCES)
                    .write(report, EnumSet.allOf(ReportFormat.class));
        }
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(report)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> texts.put(file.getFileName().toString(), read(file)));
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JUnitFiles suites() {
        return new JUnitFiles(folder.resolve("report"));
    }
}
