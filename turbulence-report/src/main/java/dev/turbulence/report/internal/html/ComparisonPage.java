package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.compare.Compared;
import dev.turbulence.report.internal.compare.Comparison;
import dev.turbulence.report.internal.compare.Display;
import dev.turbulence.report.internal.compare.Finding;
import dev.turbulence.report.internal.compare.Measure;
import dev.turbulence.report.internal.compare.Method;
import dev.turbulence.report.internal.compare.Side;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The page of two runs side by side. */
public final class ComparisonPage {

    private static final Map<String, String> PARTS = parts();
    private static final Set<Measure> TILES = EnumSet.of(
            Measure.INSTANCES,
            Measure.FAILED,
            Measure.PASS_RATE,
            Measure.THROUGHPUT,
            Measure.P50,
            Measure.P95,
            Measure.P99);

    private final Comparison comparison;
    private final Markup html;

    public ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
        this.html = PageFrame.open("Run " + name(comparison.run()) + " compared with base " + name(comparison.base()));
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("runs", "Runs");
        parts.put("whole", "The whole run");
        parts.put("steps", "Steps");
        parts.put("scenarios", "Scenarios");
        parts.put("causes", "Failures");
        parts.put("assertions", "Assertions");
        parts.put("method", "How to read it");
        return parts;
    }

    private static String name(Side side) {
        return Brief.name(side.summary().runId());
    }

    /** The whole page, to be called once. */
    public String text() {
        head();
        html.open("main", "id", PageFrame.MAIN);
        runs();
        ComparedTables tables = new ComparedTables(comparison, html);
        part("whole", tables::whole);
        part("steps", tables::steps);
        part("scenarios", tables::scenarios);
        part("causes", tables::causes);
        part("assertions", tables::assertions);
        part("method", this::method);
        html.close();
        foot();
        return PageFrame.close(html);
    }

    private void part(String id, Runnable content) {
        html.open("section", "id", id, "aria-labelledby", id + "-heading");
        html.element("h2", PARTS.get(id), "id", id + "-heading");
        content.run();
        html.close();
    }

    private void head() {
        html.open("header", "class", "top");
        Masthead.bar(
                html,
                verdict(),
                style(),
                name(comparison.run()) + " compared with base " + name(comparison.base()),
                comparison.headline());
        comparison.doubts().forEach(doubt -> html.element("p", Brief.sentence(doubt), "class", "alarm"));
        html.open("dl", "class", "tiles");
        Stream.concat(comparison.totals().stream(), comparison.latencies().stream())
                .filter(number -> TILES.contains(number.measure()))
                .forEach(this::tile);
        html.close();
        Masthead.navigation(html, PARTS);
        html.close();
    }

    private String verdict() {
        long worse = comparison.count(Finding.WORSE);
        long better = comparison.count(Finding.BETTER);
        if (worse > 0) {
            return Numbers.count(worse) + " worse";
        }
        return better > 0 ? Numbers.count(better) + " better" : "No change found";
    }

    private String style() {
        return comparison.count(Finding.WORSE) > 0 ? "bad" : comparison.count(Finding.BETTER) > 0 ? "good" : "neutral";
    }

    private void tile(Compared number) {
        String name = number.measure().label();
        String label = comparison.latencies().contains(number) ? "latency " + name + ", ms" : name;
        Masthead.tile(
                html,
                label,
                Display.run(number),
                "base " + Display.base(number) + ", " + Display.difference(number),
                number.finding() == Finding.WORSE);
    }

    private void runs() {
        part("runs", () -> {
            html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "The two runs");
            html.open("table");
            html.element("caption", "The two runs");
            html.open("thead");
            html.open("tr");
            for (String heading : List.of("", "Base", "Run")) {
                html.element("th", heading, "scope", "col", "class", "plain");
            }
            html.close();
            html.close();
            html.open("tbody");
            fact("Run", ComparisonPage::name);
            fact("Started", Display::start);
            fact("State", side -> side.summary().state().toString());
            fact("Instances", side -> Numbers.count(side.summary().instanceCount()));
            fact("Load", side -> side.summary().load().shape());
            fact("Seed", side -> side.manifest().seed());
            fact("System under test", side -> side.manifest().sutName());
            fact("Stored as", side -> side.summary().storage());
            html.close();
            html.close();
            html.close();
            oddities("base", comparison.base());
            oddities("run", comparison.run());
        });
    }

    private void fact(String what, Function<Side, Object> fact) {
        html.open("tr");
        html.element("th", what, "scope", "row");
        for (Side side : List.of(comparison.base(), comparison.run())) {
            Object told = fact.apply(side);
            html.element("td", told == null ? "not told" : Brief.name(told.toString()));
        }
        html.close();
    }

    private void oddities(String which, Side side) {
        side.oddities()
                .forEach(oddity ->
                        html.element("p", "Odd about the " + which + ": " + Brief.sentence(oddity), "class", "quiet"));
    }

    private void method() {
        List<String> sentences = Method.sentences(comparison);
        html.open("ul", "class", "sentences");
        sentences.forEach(sentence -> html.element("li", sentence));
        html.close();
    }

    private void foot() {
        html.open("footer");
        html.element(
                "p",
                "Drawn from the records of both runs, stored as "
                        + comparison.base().summary().storage() + " and "
                        + comparison.run().summary().storage()
                        + ". Percentiles are exact, interpolated between the closest ranks. Nothing on this page was loaded"
                        + " from elsewhere.");
        html.close();
    }
}
