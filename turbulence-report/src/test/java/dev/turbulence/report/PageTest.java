package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a run in a real browser. */
class PageTest extends BrowserTest {

    @TempDir
    private static Path folder;

    private static Path sample;
    private static Path hostile;

    @BeforeAll
    static void draw() throws IOException {
        sample = draw(SampleRun.jsonl(folder.resolve("runs"), 400));
        hostile = draw(HostileRun.write(Storage.JSONL, folder.resolve("runs")));
    }

    private static Path draw(RunDirectory directory) throws IOException {
        try (StoredRun run = StoredRun.open(directory.path())) {
            return RunReport.of(run, Gate.parse("fail_count>0, p95_latency_ms[step=*]>5s"), 30)
                    .write(folder.resolve("reports").resolve(directory.runId()), EnumSet.of(ReportFormat.HTML));
        }
    }

    @Test
    void opensFromDiskWithoutAnythingElse() {
        open(sample);
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("Run run_sample \u2013 gate failed");
        assertThat(texts("section h2"))
                .containsExactly(
                        "Gate",
                        "Over time",
                        "Latency of each step",
                        "Scenarios, worst first",
                        "Steps",
                        "Services",
                        "Failures by cause",
                        "Failed assertions",
                        "Instances step by step");
        assertThat(texts(".verdict")).containsExactly("Gate failed");
        assertThat(texts("#scenarios tbody th")).containsExactly("checkout", "browse");
        assertThat(texts("#causes td:nth-child(2)")).containsExactlyInAnyOrder("5xx", "4xx", "connection", "assertion");
        assertThat(texts("#assertions tbody td code")).contains("\"paid\"", "\"pending\"");
        assertNoTrouble(sample);
    }

    @Test
    void sortsTablesByMouseAndKeyboard() {
        open(sample);
        assertThat(texts("#steps tbody th")).containsExactly("browse_products", "add_to_cart", "submit_payment");

        click("#steps thead th:nth-child(5) button");
        assertThat(texts("#steps tbody th")).containsExactly("submit_payment", "browse_products", "add_to_cart");
        assertThat(browser.evaluate("document.querySelector('#steps thead th:nth-child(5)').ariaSort")
                        .asText())
                .isEqualTo("descending");

        browser.evaluate("document.querySelector('#steps thead th:nth-child(1) button').focus()");
        browser.press("Enter", 13, "\r");
        assertThat(texts("#steps tbody th")).containsExactly("add_to_cart", "browse_products", "submit_payment");
        browser.press("Enter", 13, "\r");
        assertThat(texts("#steps tbody th")).containsExactly("submit_payment", "browse_products", "add_to_cart");
        assertThat(browser.evaluate("document.querySelectorAll('#steps th[aria-sort]').length")
                        .asInt())
                .isEqualTo(1);
        assertNoTrouble(sample);
    }

    @Test
    void filtersTables() {
        open(hostile);
        browser.evaluate("document.querySelector('#scenarios input').focus()");
        browser.command("Input.insertText", java.util.Map.of("text", "cmd CALC"));
        assertThat(texts("#scenarios tbody tr:not([hidden]) th")).containsExactly("=cmd|'/C calc'!A0");
        assertThat(texts("#scenarios output")).containsExactly("1 of " + HostileRun.TEXTS.size());
        assertNoTrouble(hostile);
    }

    @Test
    void opensAnInstanceIntoItsSteps() {
        open(sample);
        assertThat(browser.evaluate("document.querySelector('#instance-1').open")
                        .asBoolean())
                .isFalse();
        click("#causes a[href=\"#instance-1\"]");
        browser.evaluate("new Promise(requestAnimationFrame)");

        assertThat(browser.evaluate("document.querySelector('#instance-1').open")
                        .asBoolean())
                .isTrue();
        assertThat(texts("#instance-1 .step > summary .name")).hasSize(3);
        assertThat(texts("#instance-1 .step[open] .request"))
                .containsExactly("POST http://payments.example:8080/payments");
        assertThat(texts("#instance-1 .step[open] dt"))
                .contains(
                        "Error",
                        "Request headers",
                        "Request body",
                        "Response headers",
                        "Response body",
                        "Extracted values");
        assertThat(browser.evaluate("document.activeElement.closest('#instance-1') !== null")
                        .asBoolean())
                .isTrue();
        assertNoTrouble(sample);
    }

    @Test
    void readsChartsOut() {
        open(sample);
        browser.evaluate(
                "document.querySelector('.hit').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))");
        assertThat(texts("#time-table tbody tr"))
                .hasSameSizeAs(texts(".chart:first-child .hit"))
                .first()
                .asString()
                .startsWith("0.0");
        assertThat(texts(".chart:first-child output").get(0)).matches("0\\.0 s: p50 [0-9.]+, p95 [0-9.]+, p99 [0-9.]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void isReadableInBothThemes(String theme) {
        browser.prefer(theme);
        open(sample);
        assertThat(isLight()).matches(light -> light == theme.equals("light"));
        assertContrast();

        click("#theme");
        assertThat(isLight()).matches(light -> light != theme.equals("light"));
        assertContrast();
        browser.open(sample.toUri());
        assertThat(isLight()).as("the choice is kept").matches(light -> light != theme.equals("light"));
        click("#theme");
        assertThat(isLight()).matches(light -> light == theme.equals("light"));
        assertNoTrouble(sample);
    }

    @ParameterizedTest
    @CsvSource({"320", "400", "1000", "1600"})
    void fitsTheWindow(int width) throws IOException {
        browser.resize(width, 900);
        for (Path page : List.of(sample, hostile)) {
            open(page);
            click("#open-all");
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
            assertNoTrouble(page);
        }
    }

    @Test
    void namesWhatAssistiveSoftwareAsksFor() {
        open(sample);
        assertNamed();
    }

    @Test
    void prints() {
        open(sample);
        JsonNode pdf = browser.command("Page.printToPDF", java.util.Map.of());
        assertThat(pdf.path("data").asText().length()).isGreaterThan(10_000);
    }

    @Test
    void obeysNothingThatCameFromTheSystem() {
        open(hostile);
        click("#open-all");
        assertThat(browser.evaluate("document.title").asText()).startsWith("Run run_hostile");
        assertThat(browser.evaluate("document.querySelectorAll('script').length")
                        .asInt())
                .isEqualTo(1);
        assertThat(browser.evaluate(
                                "document.querySelectorAll('img, iframe, object, embed, [style], [onmouseover]').length")
                        .asInt())
                .isZero();
        assertThat(texts("#scenarios tbody th"))
                .contains(
                        "</script><script>document.title='owned'</script>",
                        "javascript:alert(1)",
                        "\\u202egnp.exe\\u2066\\u200f",
                        "nul\\u0000nul \\ufffe \\uffff");
        assertThat(browser.evaluate("[...document.querySelectorAll('a')].every(a => a.getAttribute('href')[0] === '#')")
                        .asBoolean())
                .isTrue();
        assertNoTrouble(hostile);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void showsWhateverBecameOfARun(Ending ending) throws IOException {
        Path page = draw(ending.write(folder.resolve("endings")));
        open(page);
        assertThat(texts(".verdict")).containsExactly("Gate failed");
        assertThat(texts(".what p").get(0)).contains(ending.state());
        assertThat(texts("#gate .alarm li")).isNotEmpty();
        assertNoTrouble(page);
    }

    @Test
    void picturesForPeople() throws IOException {
        picturesOf(sample, "", () -> click("#instance-1 > summary"));
    }
}
