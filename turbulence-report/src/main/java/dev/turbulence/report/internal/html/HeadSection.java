package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.LoadNote;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the run was, the verdict, and the run in a few numbers. */
final class HeadSection {

    private final RunDigest digest;
    private final RunSummary summary;
    private final Markup html;

    HeadSection(RunDigest digest, Markup html) {
        this.digest = digest;
        this.summary = digest.summary();
        this.html = html;
    }

    void write() {
        html.open("header", "class", "top");
        Masthead.bar(html, digest.verdict().passed(), Brief.name(summary.runId()), about());
        if (summary.abortReason() != null) {
            html.element("p", "Aborted: " + Brief.sentence(summary.abortReason()), "class", "alarm");
        }
        LoadNote.of(summary)
                .forEach(note ->
                        html.element("p", Brief.sentence(note.text()), "class", note.alarming() ? "alarm" : "quiet"));
        tiles();
        Masthead.navigation(
                html,
                Stream.of(Part.values())
                        .collect(Collectors.toMap(Part::id, Part::title, (a, b) -> a, LinkedHashMap::new)));
        html.close();
    }

    private String about() {
        String sut = digest.manifest().sutName();
        return (sut == null ? "" : Brief.name(sut) + " \u00b7 ") + about(digest);
    }

    /** When a run was, how it ended, and what it holds. */
    static String about(RunDigest run) {
        RunSummary summary = run.summary();
        return (summary.startedAt() == null ? "" : time(summary.startedAt()) + " \u00b7 ")
                + summary.state() + " \u00b7 "
                + Numbers.counted(run.scenarios().size(), "scenario") + " \u00b7 stored as " + summary.storage();
    }

    /** A time of day to the second. */
    static String time(Instant instant) {
        return instant.toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", " UTC");
    }

    private void tiles() {
        html.open("dl", "class", "tiles");
        long failed = summary.failCount();
        tile(
                "Instances",
                Numbers.count(summary.instanceCount()),
                summary.state() == RunState.COMPLETE ? "" : "run not complete");
        tile(
                "Passed",
                Numbers.count(summary.passCount()),
                summary.passRate().isPresent()
                        ? Numbers.percent(summary.passRate().getAsDouble())
                        : "");
        String errored = summary.errorCount() > 0 ? Numbers.count(summary.errorCount()) + " errored" : "";
        Masthead.tile(html, "Failed", Numbers.count(failed), errored, failed > 0);
        long open = summary.instanceCount() - summary.passCount() - failed;
        if (open > 0) {
            Masthead.tile(html, "Never ended", Numbers.count(open), "", true);
        }
        tile("Duration", summary.countedDuration().map(Numbers::duration).orElse("-"), "");
        tile(
                "Requests",
                Numbers.count(summary.requestCount()),
                summary.requestsPerSecond().isPresent()
                        ? Numbers.decimal(summary.requestsPerSecond().getAsDouble()) + " per s"
                        : "");
        boolean timed = summary.latency() != null;
        tile("Latency p50", timed ? Numbers.millis(summary.latency().p50()) + " ms" : "-", "");
        tile(
                "Latency p95",
                timed ? Numbers.millis(summary.latency().p95()) + " ms" : "-",
                timed ? "p99 " + Numbers.millis(summary.latency().p99()) + " ms" : "");
        html.close();
    }

    private void tile(String label, String value, String more) {
        Masthead.tile(html, label, value, more, false);
    }
}
