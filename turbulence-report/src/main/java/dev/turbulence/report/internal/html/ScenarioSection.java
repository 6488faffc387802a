package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.digest.ScenarioDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;

/** The scenarios, worst first. */
final class ScenarioSection {

    private final RunDigest digest;
    private final Markup html;

    ScenarioSection(RunDigest digest, Markup html) {
        this.digest = digest;
        this.html = html;
    }

    void write() {
        Part.SCENARIOS.open(html, "Scenarios, worst first");
        if (digest.scenarios().isEmpty()) {
            html.element("p", "The run holds no instance.", "class", "quiet");
        } else {
            content(Part.SCENARIOS.id(), DataTable.MOST_ROWS);
        }
        html.close();
    }

    /** @param most how many scenarios are shown */
    void content(String id, int most) {
        html.element("p", "How long an instance took, in ms.", "class", "quiet");
        DataTable table = LatencyCells.columns(new DataTable(html, id, "Scenarios")
                .text("Scenario")
                .number("Instances")
                .number("Passed")
                .number("Failed")
                .number("Errored")
                .number("Pass rate"));
        table.open(digest.scenarios().size());
        digest.scenarios().stream().limit(most).forEach(scenario -> row(table, scenario));
        table.close("scenario");
    }

    private static void row(DataTable table, ScenarioDigest scenario) {
        DataTable.Row row = table.row()
                .name(Brief.name(scenario.name()))
                .count(scenario.counts().instanceCount())
                .count(scenario.counts().passCount())
                .failures(scenario.counts().failCount())
                .failures(scenario.counts().errorCount());
        if (scenario.passRate().isPresent()) {
            double rate = scenario.passRate().getAsDouble();
            row.number(Numbers.percent(rate), rate);
        } else {
            row.none();
        }
        LatencyCells.cells(row, scenario.durations()).end();
    }
}
