package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Pages in a real browser, opened from disk without a network. Skipped where no Chromium is installed. */
abstract class BrowserTest {

    /** Where pictures of the pages are put, for people to look at: {@code -Dturbulence.test.screenshots=folder}. */
    private static final String SCREENSHOTS = System.getProperty("turbulence.test.screenshots");

    static Chromium browser;

    @BeforeAll
    static void start() {
        assumeTrue(
                Chromium.installed().isPresent(),
                "There is no Chromium on the path, so the page is not tested in a browser");
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    @BeforeEach
    void asABrowserIsMostly() {
        browser.resize(1_000, 800);
        browser.prefer("light");
    }

    static void open(Path page) {
        browser.open(page.toUri());
        // A choice of an earlier test is not to be remembered.
        browser.evaluate("localStorage.clear()");
        browser.open(page.toUri());
    }

    static List<String> texts(String selector) {
        JsonNode texts = browser.evaluate(
                "[...document.querySelectorAll(" + quoted(selector) + ")].map(e => e.textContent.trim())");
        List<String> list = new ArrayList<>();
        texts.forEach(text -> list.add(text.asText()));
        return list;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }

    static void click(String selector) {
        browser.evaluate("document.querySelector(" + quoted(selector) + ").click()");
    }

    static void assertNoTrouble(Path page) {
        assertThat(browser.troubles()).isEmpty();
        assertThat(browser.requests())
                .filteredOn(url -> !url.startsWith("data:"))
                .containsOnly(page.toUri().toString());
    }

    /** Whether the ground is light. */
    static boolean isLight() {
        return browser.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0] > 127")
                .asBoolean();
    }

    /** Text has the contrast that WCAG asks for at level AA. */
    static void assertContrast() {
        JsonNode worst = browser.evaluate("""
                (() => {
                  const channel = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
                  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
                  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
                  const ground = (e) => {
                    for (; e; e = e.parentElement) {
                      const colour = rgb(getComputedStyle(e).backgroundColor);
                      if (colour.length === 3 || colour[3] > 0.99) return colour;
                    }
                    return [255, 255, 255];
                  };
                  let worst = { ratio: 21 };
                  for (const e of document.querySelectorAll('body *')) {
                    const direct = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
                    if (!direct || !e.getClientRects().length || e.closest('svg')) continue;
                    const [a, b] = [luminance(rgb(getComputedStyle(e).color)), luminance(ground(e))];
                    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    if (ratio < worst.ratio) worst = { ratio, text: e.outerHTML.slice(0, 200) };
                  }
                  return worst;
                })()""");
        assertThat(worst.path("ratio").asDouble())
                .as(worst.path("text").asText())
                .isGreaterThan(4.5);
    }

    /** What assistive software asks for has a name, and every id is there once. */
    static void assertNamed() {
        assertThat(browser.evaluate("document.documentElement.lang").asText()).isEqualTo("en");
        assertThat(texts("h1")).hasSize(1);
        for (String selector : List.of(
                "section:not([aria-labelledby])",
                "svg[role=img]:not([aria-label])",
                "th:not([scope])",
                "table:not(:has(caption))",
                "button:empty",
                "[id]:is([id=''])")) {
            assertThat(texts(selector)).as(selector).isEmpty();
        }
        assertThat(browser.evaluate("document.querySelectorAll('main, nav[aria-label], footer').length")
                        .asInt())
                .isEqualTo(3);
        assertThat(browser.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
                                + " === document.querySelectorAll('[id]').length")
                        .asBoolean())
                .isTrue();
    }

    /** @param prepare what is done to the page before */
    static void picturesOf(Path page, String prefix, Runnable prepare) throws IOException {
        assumeTrue(SCREENSHOTS != null, "nobody wants pictures");
        for (int width : new int[] {400, 1_000, 1_600}) {
            for (String theme : List.of("light", "dark")) {
                browser.resize(width, 900);
                browser.prefer(theme);
                open(page);
                prepare.run();
                Files.createDirectories(Path.of(SCREENSHOTS));
                Files.write(Path.of(SCREENSHOTS, prefix + width + "-" + theme + ".png"), browser.screenshot());
            }
        }
    }
}
