package dev.turbulence.report;

import dev.turbulence.report.internal.Cells;
import dev.turbulence.report.internal.LoadNote;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import java.util.ArrayList;
import java.util.List;

/** What the run was, and how it went on the whole. */
final class RunSection {

    private final RunSummary summary;
    private final int width;
    private final Ink ink;

    RunSection(RunSummary summary, int width, Ink ink) {
        this.summary = summary;
        this.width = width;
        this.ink = ink;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        if (summary.abortReason() != null) {
            lines.add("  " + ink.red(Cells.shorten("aborted: " + summary.abortReason(), width - 2)));
        }
        for (LoadNote note : LoadNote.of(summary)) {
            String line = Cells.shorten(note.text(), width - 2);
            lines.add("  " + (note.alarming() ? ink.red(line) : line));
        }
        lines.add("");
        List<List<String>> rows = List.of(instances(), requests(), steps(), assertions());
        int labels = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
        int counts = rows.stream().mapToInt(row -> row.get(1).length()).max().orElse(0);
        for (List<String> row : rows) {
            String line = "  " + Cells.left(row.get(0), labels) + "  " + ink.bold(Cells.right(row.get(1), counts))
                    + "  " + String.join(", ", row.subList(2, row.size()));
            lines.add(line.stripTrailing());
        }
        return lines;
    }

    private String headline() {
        String state = summary.state() == RunState.COMPLETE
                ? ink.green(summary.state().toString())
                : ink.red(summary.state().toString());
        return ink.bold("Run " + Cells.shortenName(summary.runId(), width / 2)) + "  " + state + "  "
                + Numbers.counted(summary.scenarios().size(), "scenario") + "  " + summary.storage();
    }

    private List<String> instances() {
        List<String> row = row("instances", summary.instanceCount());
        row.add(summary.passCount() + " passed");
        String errored = summary.errorCount() > 0 ? " (" + summary.errorCount() + " errored)" : "";
        row.add(ink.alarm(summary.failCount(), summary.failCount() + " failed" + errored));
        long open = summary.instanceCount() - summary.passCount() - summary.failCount();
        if (open > 0) {
            row.add(ink.red(open + " never ended"));
        }
        summary.passRate().ifPresent(rate -> row.add("pass rate " + Numbers.percent(rate)));
        return row;
    }

    private List<String> requests() {
        List<String> row = row("requests", summary.requestCount());
        summary.countedDuration().ifPresent(duration -> row.add("in " + Numbers.duration(duration)));
        summary.requestsPerSecond().ifPresent(rate -> row.add(Numbers.decimal(rate) + " per second"));
        if (summary.latency() != null) {
            row.add("p50 " + Numbers.millis(summary.latency().p50()) + " ms");
            row.add("p95 " + Numbers.millis(summary.latency().p95()) + " ms");
        }
        return row;
    }

    private List<String> steps() {
        List<String> row = row("steps", summary.stepCount());
        row.add(ink.alarm(summary.failedSteps(), summary.failedSteps() + " failed"));
        return row;
    }

    private List<String> assertions() {
        List<String> row = row("assertions", summary.assertionCount());
        row.add(ink.alarm(summary.assertionsFailed(), summary.assertionsFailed() + " failed"));
        return row;
    }

    private static List<String> row(String label, long count) {
        return new ArrayList<>(List.of(label, Long.toString(count)));
    }
}
