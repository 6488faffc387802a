package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of several modules in a real browser. */
class AggregatePageTest extends BrowserTest {

    private static final Set<ReportFormat> PAGE = EnumSet.of(ReportFormat.HTML);
    private static final String HELD = "fail_rate>50%, p95_latency_ms[step=*]>5s";

    @TempDir
    private static Path folder;

    private static Path sample;
    private static Path hostile;

    @BeforeAll
    static void draw() throws IOException {
        AggregateReport.Builder modules = new AggregateReport.Builder()
                .skipped("warehouse", "turbulence:run was skipped: skipITs is set")
                .withoutEvidence("invoices", "This build made no run of it: is turbulence:run bound there?");
        judge(modules, "catalog", SampleRun.jsonl(folder.resolve("catalog/runs"), 200), HELD);
        judge(modules, "orders", SampleRun.jsonl(folder.resolve("orders/runs"), 400), "fail_count>0, " + HELD);
        judge(modules, "shipping", Ending.ABORTED.write(folder.resolve("shipping/runs")), "fail_count>0");
        sample = modules.build().write(folder.resolve("sample"), PAGE);

        AggregateReport.Builder owned = new AggregateReport.Builder();
        HostileRun.TEXTS.forEach(text -> owned.withoutEvidence(text, text));
        judge(owned, HostileRun.TEXTS.get(0), HostileRun.write(Storage.JSONL, folder.resolve("runs")), "fail_count>0");
        hostile = owned.build().write(folder.resolve("hostile"), PAGE);
    }

    private static void judge(AggregateReport.Builder modules, String name, RunDirectory run, String conditions)
            throws IOException {
        try (StoredRun stored = StoredRun.open(run.path())) {
            RunReport report = RunReport.of(stored, Gate.parse(conditions), 3);
            Path reports = run.path().getParent().resolveSibling("reports").resolve(run.runId());
            report.write(reports, PAGE);
            modules.judged(name, report, reports);
        }
    }

    @Test
    void tellsTheVerdictThenTheModulesWorstFirst() {
        open(sample);
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("Gate failed: 3 of 4 modules");
        assertThat(texts(".verdict")).containsExactly("Gate failed");
        assertThat(texts("h1")).containsExactly("3 of 4 modules lost the gate");
        assertThat(texts("#modules tbody th"))
                .containsExactly("invoices", "shipping", "orders", "catalog", "warehouse");
        assertThat(texts("#modules tbody td:first-child")).containsExactly("FAIL", "FAIL", "FAIL", "ok", "skipped");
        assertThat(texts("#module-3 h3"))
                .containsExactly("Failures by cause", "Scenarios, worst first", "Steps, worst first");
        assertThat(texts("#module-3 details[open] tbody th"))
                .containsExactly("checkout", "browse", "submit_payment", "browse_products", "add_to_cart");
        assertThat(texts("#module-4 details[open]"))
                .as("what passed is not in the way")
                .isEmpty();
        assertNoTrouble(sample);
    }

    @Test
    void leadsToTheReportsOfTheRuns() {
        open(sample);
        String link =
                browser.evaluate("document.querySelector('#module-3 p a').href").asText();
        open(Path.of(URI.create(link)));
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("Run run_sample \u2013 gate failed");
    }

    @Test
    void sortsAndFollowsByKeyboard() {
        open(sample);
        browser.evaluate("document.querySelector('#modules thead th:nth-child(4) button').focus()");
        browser.press("Enter", 13, "\r");
        assertThat(texts("#modules tbody th")).startsWith("orders", "catalog");
        browser.evaluate("document.querySelector('#modules tbody th a').focus()");
        browser.press("Enter", 13, "\r");
        assertThat(browser.evaluate("location.hash").asText()).isEqualTo("#module-3");
        assertNoTrouble(sample);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void isReadableInBothThemes(String theme) {
        browser.prefer(theme);
        open(sample);
        assertThat(isLight()).isEqualTo(theme.equals("light"));
        assertContrast();
    }

    @ParameterizedTest
    @CsvSource({"320", "400", "1000", "1600"})
    void fitsTheWindow(int width) {
        browser.resize(width, 900);
        for (Path page : List.of(sample, hostile)) {
            open(page);
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void namesWhatAssistiveSoftwareAsksFor() {
        open(sample);
        assertNamed();
    }

    @Test
    void obeysNothingThatCameFromElsewhere() {
        open(hostile);
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("Gate failed: 13 of 13 modules");
        assertThat(browser.evaluate("document.querySelectorAll('script').length")
                        .asInt())
                .isEqualTo(1);
        assertThat(browser.evaluate(
                                "document.querySelectorAll('img, iframe, object, embed, [style], [onmouseover]').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('a')].every(a => /^(#|\\.\\/\\.\\.\\/)/.test(a.getAttribute('href')))")
                        .asBoolean())
                .isTrue();
        assertNoTrouble(hostile);
    }

    @Test
    void picturesForPeople() throws IOException {
        picturesOf(sample, "modules-", () -> {});
    }
}
