package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.LoadNote;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;

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
        html.open("div", "class", "bar");
        boolean passed = digest.verdict().passed();
        html.element("p", passed ? "Gate passed" : "Gate failed", "class", "verdict " + (passed ? "good" : "bad"));
        html.open("div", "class", "what");
        html.element("h1", Brief.name(summary.runId()));
        html.element("p", about(), "class", "quiet");
        html.close();
        html.open("button", "type", "button", "id", "theme", "class", "scripted", "aria-pressed", "false");
        html.text("Dark");
        html.close();
        html.close();
        if (summary.abortReason() != null) {
            html.element("p", "Aborted: " + Brief.sentence(summary.abortReason()), "class", "alarm");
        }
        LoadNote.of(summary)
                .forEach(note ->
                        html.element("p", Brief.sentence(note.text()), "class", note.alarming() ? "alarm" : "quiet"));
        tiles();
        navigation();
        html.close();
    }

    private String about() {
        StringBuilder about = new StringBuilder();
        if (digest.manifest().sutName() != null) {
            about.append(Brief.name(digest.manifest().sutName())).append(" \u00b7 ");
        }
        if (summary.startedAt() != null) {
            about.append(summary.startedAt().toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", " UTC"))
                    .append(" \u00b7 ");
        }
        about.append(summary.state());
        about.append(" \u00b7 ").append(Numbers.counted(digest.scenarios().size(), "scenario"));
        return about.append(" \u00b7 stored as ").append(summary.storage()).toString();
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
        tile("Failed", Numbers.count(failed), errored, failed > 0 ? "tile bad" : "tile");
        long open = summary.instanceCount() - summary.passCount() - failed;
        if (open > 0) {
            tile("Never ended", Numbers.count(open), "", "tile bad");
        }
        tile("Duration", summary.countedDuration().map(Numbers::duration).orElse("-"), "");
        tile(
                "Requests",
                Numbers.count(summary.requestCount()),
                summary.requestsPerSecond().isPresent()
                        ? Numbers.decimal(summary.requestsPerSecond().getAsDouble()) + " per second"
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
        tile(label, value, more, "tile");
    }

    private void tile(String label, String value, String more, String style) {
        html.open("div", "class", style);
        html.element("dt", label);
        html.element("dd", value);
        if (!more.isEmpty()) {
            html.element("dd", more, "class", "quiet");
        }
        html.close();
    }

    private void navigation() {
        html.open("nav", "aria-label", "Parts of the report");
        html.open("ul");
        for (Part part : Part.values()) {
            html.open("li");
            html.element("a", part.title(), "href", "#" + part.id());
            html.close();
        }
        html.close();
        html.close();
    }
}
