package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class AggregateReportTest {

    private static final String HELD = "fail_rate>50%, p95_latency_ms[step=*]>5s";
    private static final String LOST = "fail_count>0";

    @TempDir
    private Path folder;

    private final AggregateReport.Builder modules = new AggregateReport.Builder();

    @Test
    void theWholePassesWhenEachModuleDoes() throws IOException {
        judge("catalog", sample("catalog", Storage.JSONL), HELD);
        judge("orders", sample("orders", Storage.SQLITE), HELD);

        AggregateReport report = modules.build();

        assertThat(report.passed()).isTrue();
        assertThat(report.message()).isEqualTo("Gate passed: all 2 modules.");
        assertThat(report.lines())
                .hasSize(3)
                .startsWith("Gate passed: all 2 modules")
                .anyMatch(line ->
                        line.startsWith("  ok    catalog  100 instances: 95 passed, 5 failed, pass rate 95.0 %, in "));
    }

    @Test
    void oneLostModuleLosesTheWholeAndIsNamed() throws IOException {
        judge("catalog", sample("catalog", Storage.JSONL), HELD);
        judge("orders", sample("orders", Storage.JSONL), LOST);

        AggregateReport report = modules.build();

        assertThat(report.passed()).isFalse();
        assertThat(report.message().lines())
                .startsWith(
                        "The gate over all modules is lost: 1 of 2 modules lost it.",
                        "orders: The gate is lost for run run_sample: 1 condition is true.",
                        "    fail_count>0: observed 5, allowed at most 0")
                .noneMatch(line -> line.contains("catalog"));
        assertThat(report.lines())
                .element(1)
                .asString()
                .startsWith("  FAIL  orders   100 instances: 95 passed, 5 failed");
    }

    @Test
    void aModuleThatShouldHaveARunLosesTheWhole() throws IOException {
        judge("catalog", sample("catalog", Storage.JSONL), HELD);
        modules.withoutEvidence("orders", "This build made no run of it.");

        AggregateReport report = modules.build();

        assertThat(report.passed()).isFalse();
        assertThat(report.message()).contains("orders: This build made no run of it.");
        Map<String, String> files = write(report);
        assertThat(files.get("index.html")).contains("1 of 2 modules lost the gate", "This build made no run of it.");
        assertThat(files.get("summary.md")).contains("### ❌ Gate failed: 1 of 2 modules", "#### ❌ <code>orders</code>");
        assertThat(files.get("TEST-turbulence-modules.xml"))
                .contains("name=\"run\" classname=\"turbulence.orders.gate\"", "This build made no run of it.");
    }

    @Test
    void aSkippedModuleDecidesNothing() throws IOException {
        modules.skipped("orders", "turbulence:run was skipped: skipITs is set");
        assertThat(modules.build().judged()).isZero();
        assertThat(modules.build().passed()).as("nothing was judged").isFalse();
        assertThat(modules.build().lines()).startsWith("Nothing to judge");

        judge("catalog", sample("catalog", Storage.JSONL), HELD);

        assertThat(modules.build().passed()).isTrue();
        assertThat(modules.build().lines())
                .containsSequence("Gate passed: 1 module")
                .contains("  skip  orders   turbulence:run was skipped: skipITs is set");
        assertThat(write(modules.build()).get("index.html")).contains("skipITs is set");
    }

    @Test
    void theWorstModuleComesFirst() throws IOException {
        modules.skipped("a", "left out");
        judge("b", sample("b", Storage.JSONL), HELD);
        judge("c", sample("c", Storage.JSONL), LOST);
        judge("d", Ending.ABORTED.write(folder.resolve("d/runs")), LOST);
        modules.withoutEvidence("e", "none");

        assertThat(modules.build().lines().stream().skip(1))
                .extracting(line -> line.strip().split(" +")[1])
                .containsExactly("e", "d", "c", "b", "a");
    }

    @Test
    void linksLeadFromThePageToTheReportsOfTheRuns() throws IOException {
        RunDirectory run = sample("orders #1 (50%)", Storage.JSONL);
        Path report = folder.resolve("orders #1 (50%)/reports").resolve(run.runId());
        try (StoredRun stored = StoredRun.open(run.path())) {
            RunReport.of(stored, Gate.parse(HELD), 1).write(report, EnumSet.of(ReportFormat.HTML));
        }
        judge("orders", run, HELD);
        judge("catalog", sample("catalog", Storage.JSONL), HELD);

        String page = write(modules.build()).get("index.html");

        String href = "./../orders%20%231%20(50%25)/reports/run_sample/index.html";
        assertThat(page).contains("href=\"" + href + "\"");
        assertThat(Path.of(folder.resolve("whole").toUri().resolve(href)).normalize())
                .isEqualTo(report.resolve("index.html"));
        assertThat(page.split("full report", -1)).as("one module has a report").hasSize(2);
    }

    @Test
    void junitXmlHasTheConditionsOfEachModuleUnderItsName() throws Exception {
        judge("orders.api", sample("orders", Storage.JSONL), LOST);
        judge("catalog", sample("catalog", Storage.JSONL), HELD);
        judge("catalog", sample("again", Storage.JSONL), HELD);

        write(modules.build());

        JUnitFiles files = new JUnitFiles(folder.resolve("whole"));
        files.assertValid();
        Map<String, Element> cases = files.cases("TEST-turbulence-modules.xml");
        assertThat(cases)
                .hasSize(9)
                .containsKeys(
                        "turbulence.orders_api.gate: fail_count>0",
                        "turbulence.catalog.gate: fail_rate>50%",
                        "turbulence.catalog.run_sample.gate: fail_rate>50%");
        assertThat(JUnitFiles.failure(cases.get("turbulence.orders_api.gate: fail_count>0"))
                        .getAttribute("message"))
                .isEqualTo("observed 5, allowed at most 0");
    }

    @Test
    void bothStoragesGiveTheSameReports() throws IOException {
        judge("orders", sample("a", Storage.JSONL), LOST);
        Map<String, String> jsonl = write(modules.build());
        AggregateReport.Builder others = new AggregateReport.Builder();
        judge(others, "orders", sample("b", Storage.SQLITE), LOST);
        Map<String, String> sqlite = write(others.build());

        sqlite.forEach((file, text) ->
                assertThat(text.replace("sqlite", "jsonl")).as(file).isEqualTo(jsonl.get(file)));
        assertThat(others.build().lines()).isEqualTo(modules.build().lines());
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void hostileTextsStayTexts(Storage storage) throws Exception {
        judge(HostileRun.TEXTS.get(9), HostileRun.write(storage, folder.resolve("runs")), "p95_latency_ms[step=*]>1");
        HostileRun.TEXTS.forEach(text -> modules.withoutEvidence(text, text));

        AggregateReport report = modules.build();
        Map<String, String> files = write(report);

        new JUnitFiles(folder.resolve("whole")).assertValid();
        files.forEach((file, text) -> {
            assertThat(text.length()).as(file).isLessThan(1_000_000);
            assertThat(Hostile.obeyed(text)).as(file).isZero();
        });
        assertThat(files.get("summary.md")).doesNotContain("<script", "<img", "@everyone", "[link]", "**bold**", "`");
        // A terminal has nothing to obey in these two, which are no characters.
        String console = String.join("\n", report.lines()) + report.message().replace(System.lineSeparator(), "\n");
        assertThat(Hostile.obeyed(console.replaceAll("[\\ufffe\\uffff]", ""))).isZero();
        assertThat(report.lines()).hasSize(14).allMatch(line -> line.length() < 200);
    }

    @Test
    void staysShortWhateverTheNumberOfModules() throws IOException {
        for (int i = 0; i < 600; i++) {
            modules.withoutEvidence("module-" + i, "none");
        }
        Map<String, String> files = write(modules.build());

        assertThat(modules.build().message().lines()).hasSize(10);
        assertThat(files.get("summary.md").lines().count()).isLessThan(80);
        assertThat(files.get("index.html"))
                .contains("The first 500 of 600 modules.", "The first 100 modules are shown in detail.");
    }

    private RunDirectory sample(String module, Storage storage) {
        Path runs = folder.resolve(module).resolve("runs");
        return storage == Storage.JSONL ? SampleRun.jsonl(runs, 100) : SampleRun.sqlite(runs, 100);
    }

    private void judge(String module, RunDirectory run, String conditions) {
        judge(modules, module, run, conditions);
    }

    private static void judge(AggregateReport.Builder modules, String module, RunDirectory run, String conditions) {
        try (StoredRun stored = StoredRun.open(run.path())) {
            modules.judged(
                    module,
                    RunReport.of(stored, Gate.parse(conditions), 5),
                    run.path().getParent().resolveSibling("reports").resolve(run.runId()));
        }
    }

    /** Writes all formats; gives their texts by file name. */
    private Map<String, String> write(AggregateReport report) throws IOException {
        Path whole = folder.resolve("whole");
        assertThat(report.write(whole, EnumSet.allOf(ReportFormat.class))).isEqualTo(whole.resolve("index.html"));
        return List.of("index.html", "summary.md", "TEST-turbulence-modules.xml").stream()
                .collect(Collectors.toMap(name -> name, name -> read(whole.resolve(name))));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
