package dev.turbulence.report;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.StepSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast each step was; steps that send nothing have counts only. */
final class StepSection {

    private static final int FAILED_COLUMN = 2;

    private static final Duration FAST = Duration.ofMillis(10);

    private final RunSummary summary;
    private final int width;
    private final Ink ink;
    private final int digits;

    StepSection(RunSummary summary, int width, Ink ink) {
        this.summary = summary;
        this.width = width;
        this.ink = ink;
        boolean allFast = summary.latency() != null && summary.latency().p99().compareTo(FAST) < 0;
        this.digits = allFast ? 2 : 1;
    }

    List<String> lines() {
        if (summary.steps().isEmpty()) {
            return List.of();
        }
        Table table = new Table();
        table.add(
                (column, cell) -> ink.dim(cell),
                "Step (latencies in ms)",
                "count",
                "failed",
                "mean",
                "p50",
                "p95",
                "p99",
                "max");
        summary.steps().forEach(step -> add(table, step));
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(width));
        return lines;
    }

    private void add(Table table, StepSummary step) {
        Latencies latency = step.latency();
        boolean none = latency == null;
        table.add(
                (column, cell) -> column == FAILED_COLUMN ? ink.alarm(step.failed(), cell) : cell,
                step.name(),
                Long.toString(step.count()),
                Long.toString(step.failed()),
                none ? "" : Numbers.millis(latency.mean(), digits),
                none ? "" : Numbers.millis(latency.p50(), digits),
                none ? "" : Numbers.millis(latency.p95(), digits),
                none ? "" : Numbers.millis(latency.p99(), digits),
                none ? "" : Numbers.millis(latency.max(), digits));
    }
}
