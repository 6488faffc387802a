package dev.turbulence.report;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import java.util.ArrayList;
import java.util.List;

/** How each scenario went, where there are several. */
final class ScenarioSection {

    private static final int FAILED_COLUMN = 3;

    private final RunSummary summary;
    private final int width;
    private final Ink ink;

    ScenarioSection(RunSummary summary, int width, Ink ink) {
        this.summary = summary;
        this.width = width;
        this.ink = ink;
    }

    List<String> lines() {
        if (summary.scenarios().size() < 2) {
            return List.of();
        }
        Table table = new Table();
        table.add((column, cell) -> ink.dim(cell), "Scenario", "instances", "passed", "failed", "pass rate");
        for (ScenarioSummary scenario : summary.scenarios()) {
            long ended = scenario.passCount() + scenario.failCount();
            table.add(
                    (column, cell) -> column == FAILED_COLUMN ? ink.alarm(scenario.failCount(), cell) : cell,
                    String.valueOf(scenario.scenarioId()),
                    Long.toString(scenario.instanceCount()),
                    Long.toString(scenario.passCount()),
                    Long.toString(scenario.failCount()),
                    ended == 0 ? "-" : Numbers.percent(100.0 * scenario.passCount() / ended));
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(width));
        return lines;
    }
}
