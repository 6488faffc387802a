package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunSummary.StepSummary;
import java.util.List;

/** The steps of all scenarios by name, in the order of their first execution. */
final class StepSection {

    private final RunDigest digest;
    private final Markup html;

    StepSection(RunDigest digest, Markup html) {
        this.digest = digest;
        this.html = html;
    }

    void write() {
        Part.STEPS.open(html, "Steps");
        if (digest.summary().steps().isEmpty()) {
            html.element("p", "The run holds no step.", "class", "quiet");
        } else {
            content(Part.STEPS.id(), digest.summary().steps(), DataTable.MOST_ROWS);
        }
        html.close();
    }

    /** @param most how many of the steps are shown */
    void content(String id, List<StepSummary> steps, int most) {
        html.element("p", "Latencies in ms, of http, wait and grpc steps that were not skipped.", "class", "quiet");
        DataTable table = LatencyCells.columns(new DataTable(html, id, "Steps")
                .text("Step")
                .text("Type")
                .number("Count")
                .number("Failed"));
        table.open(steps.size());
        steps.stream()
                .limit(most)
                .forEach(step -> LatencyCells.cells(
                                table.row()
                                        .name(Brief.name(step.name()))
                                        .word(Brief.name(String.join(", ", step.types())))
                                        .count(step.count())
                                        .failures(step.failed()),
                                step.latency())
                        .end());
        table.close("step");
    }
}
