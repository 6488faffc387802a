package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of two runs. */
class ComparisonPageTest extends BrowserTest {

    @TempDir
    private static Path folder;

    private static Path shop;
    private static Path hostile;

    @BeforeAll
    static void draw() throws IOException {
        RunDirectory first = ShopRun.version(1, 1_500).write(Storage.JSONL, folder, "run_20261121_101500_11aa");
        RunDirectory second = ShopRun.version(2, 1_500).write(Storage.JSONL, folder, "run_20261122_101500_7f3a");
        shop = draw(first, second);
        hostile = draw(first, HostileRun.write(Storage.JSONL, folder));
    }

    private static Path draw(RunDirectory base, RunDirectory run) throws IOException {
        return RunComparison.of(base.path(), run.path())
                .write(folder.resolve("pages").resolve(run.runId()), EnumSet.of(ComparisonFormat.HTML));
    }

    @Test
    void opensFromDiskAndSaysWhichRunIsWhich() {
        open(shop);
        assertThat(browser.evaluate("document.title").asText())
                .isEqualTo("Run run_20261122_101500_7f3a compared with base run_20261121_101500_11aa");
        assertThat(texts(".verdict")).singleElement().asString().endsWith(" worse");
        assertThat(texts("#runs thead th")).containsExactly("", "Base", "Run");
        assertThat(texts("#runs tbody tr:first-child td"))
                .containsExactly("run_20261121_101500_11aa", "run_20261122_101500_7f3a");
        assertThat(texts("section h2"))
                .containsExactly(
                        "Runs", "The whole run", "Steps", "Scenarios", "Failures", "Assertions", "How to read it");
        assertThat(texts(".top > .alarm")).singleElement().asString().startsWith("They do not have the same steps");
        assertThat(texts("#steps .spread .name")).first().asString().startsWith("submit_payment");
        assertNoTrouble(shop);
    }

    @Test
    void sortsAndFiltersNumbers() {
        open(shop);
        assertThat(texts("#steps tbody tr:first-child th")).containsExactly("submit_payment");
        click("#steps thead th:nth-child(7) button");
        assertThat(texts("#steps tbody tr:first-child th, #steps tbody tr:first-child td:nth-child(2)"))
                .as("the greatest ratio")
                .containsExactly("submit_payment", "fail rate");
        browser.evaluate("document.querySelector('#steps input').focus()");
        browser.command("Input.insertText", Map.of("text", "search p95"));
        assertThat(texts("#steps tbody tr:not([hidden]) td:nth-child(3)")).containsExactly("better");
        assertNoTrouble(shop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void isReadableInBothThemes(String theme) {
        browser.prefer(theme);
        open(shop);
        assertThat(isLight()).isEqualTo(theme.equals("light"));
        assertContrast();
        click("#theme");
        assertThat(isLight()).isNotEqualTo(theme.equals("light"));
        assertContrast();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 400, 1_000, 1_600})
    void fitsTheWindow(int width) {
        browser.resize(width, 900);
        for (Path page : List.of(shop, hostile)) {
            open(page);
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
            assertNoTrouble(page);
        }
    }

    @Test
    void namesWhatAssistiveSoftwareAsksForAndPrints() {
        open(shop);
        assertNamed();
        assertThat(browser.command("Page.printToPDF", Map.of())
                        .path("data")
                        .asText()
                        .length())
                .isGreaterThan(10_000);
    }

    @Test
    void obeysNothingThatCameFromTheSystem() {
        open(hostile);
        assertThat(browser.evaluate("document.title").asText()).startsWith("Run run_hostile");
        assertThat(browser.evaluate(
                                "document.querySelectorAll('script').length + document.querySelectorAll('img, iframe, [style],"
                                        + " [onmouseover]').length")
                        .asInt())
                .isEqualTo(1);
        assertThat(texts("#steps tbody th"))
                .contains(
                        "</script><script>document.title='owned'</script> (new)",
                        "\\u202egnp.exe\\u2066\\u200f (new)",
                        "nul\\u0000nul \\ufffe \\uffff (new)");
        assertNoTrouble(hostile);
    }

    @Test
    void picturesForPeople() throws IOException {
        picturesOf(shop, "comparison-", () -> {});
    }
}
