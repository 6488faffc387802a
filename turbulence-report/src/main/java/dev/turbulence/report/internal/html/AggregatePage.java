package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.aggregate.AggregateDigest;
import dev.turbulence.report.internal.aggregate.ModuleDigest;
import dev.turbulence.report.internal.aggregate.ModuleDigest.Outcome;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** The page of several modules' runs: all of them in one table, then each module with its gate and what it failed of. */
public final class AggregatePage {

    private static final String MODULES = "modules";

    /** Modules that have a part of their own; the others stand in the table. */
    private static final int MOST_SECTIONS = 100;

    private final AggregateDigest digest;
    private final Path folder;

    /** @param folder where the page will lie, which is where links to other reports start from */
    public AggregatePage(AggregateDigest digest, Path folder) {
        this.digest = digest;
        this.folder = folder;
    }

    /** The whole page. */
    public String text() {
        boolean passed = digest.passed();
        Markup html = PageFrame.open(digest.headline());
        html.open("header", "class", "top");
        Masthead.bar(html, passed, heading(), about());
        tiles(html);
        Masthead.navigation(html, parts());
        html.close();
        html.open("main", "id", PageFrame.MAIN);
        new ModuleTable(digest, html).write(MODULES);
        List<ModuleDigest> modules = digest.modules();
        for (int i = 0; i < Math.min(modules.size(), MOST_SECTIONS); i++) {
            new ModuleSection(modules.get(i), ModuleTable.anchor(i), folder, html).write();
        }
        html.close();
        foot(html);
        return PageFrame.close(html);
    }

    private String heading() {
        long all = digest.judged();
        int lost = digest.lost().size();
        if (lost == 0) {
            return all == 1 ? "1 module passed" : "All " + Numbers.count(all) + " modules passed";
        }
        return Numbers.count(lost) + " of " + Numbers.counted(all, "module") + " lost the gate";
    }

    private String about() {
        List<Instant> starts = digest.runs()
                .map(run -> run.summary().startedAt())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        String runs = Numbers.counted(digest.runs().count(), "run");
        return starts.isEmpty()
                ? runs
                : runs + " \u00b7 the first started " + HeadSection.time(starts.get(0))
                        + (starts.size() == 1 ? "" : ", the last " + HeadSection.time(starts.get(starts.size() - 1)));
    }

    private void tiles(Markup html) {
        html.open("dl", "class", "tiles");
        long skipped = digest.modules().size() - digest.judged();
        Masthead.tile(
                html,
                "Modules",
                Numbers.count(digest.judged()),
                skipped == 0 ? "" : Numbers.count(skipped) + " skipped",
                false);
        Masthead.tile(
                html,
                "Lost",
                Numbers.count(digest.lost().size()),
                withoutRun() == 0 ? "" : Numbers.count(withoutRun()) + " without a run",
                !digest.lost().isEmpty());
        Masthead.tile(html, "Instances", Numbers.count(sum(RunSummary::instanceCount)), "", false);
        long failed = sum(RunSummary::failCount);
        Masthead.tile(html, "Failed", Numbers.count(failed), "", failed > 0);
        Masthead.tile(html, "Requests", Numbers.count(sum(RunSummary::requestCount)), "", false);
        html.close();
    }

    private long withoutRun() {
        return digest.modules().stream()
                .filter(module -> module.outcome() == Outcome.NO_EVIDENCE)
                .count();
    }

    private long sum(ToLongFunction<RunSummary> count) {
        return digest.runs().map(RunDigest::summary).mapToLong(count).sum();
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(MODULES, "Modules");
        for (int i = 0; i < Math.min(digest.modules().size(), MOST_SECTIONS); i++) {
            parts.put(ModuleTable.anchor(i), Brief.name(digest.modules().get(i).name()));
        }
        return parts;
    }

    private void foot(Markup html) {
        html.open("footer");
        html.element(
                "p",
                "Drawn from the records of the runs, each judged on its own by the conditions of its module. Percentiles"
                        + " are exact, interpolated between the closest ranks. Nothing on this page was loaded from"
                        + " elsewhere.");
        if (digest.modules().size() > MOST_SECTIONS) {
            html.element("p", "The first " + MOST_SECTIONS + " modules are shown in detail.");
        }
        html.close();
    }
}
