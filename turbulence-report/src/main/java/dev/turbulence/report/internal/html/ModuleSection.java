package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.aggregate.ModuleDigest;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunSummary;
import java.nio.file.Path;

/** One module's run: its gate, why instances failed, and its worst scenarios and steps. */
final class ModuleSection {

    private static final int MOST_CONDITIONS = 50;
    private static final int MOST_ROWS = 10;

    private final ModuleDigest module;
    private final String id;
    private final Path folder;
    private final Markup html;

    ModuleSection(ModuleDigest module, String id, Path folder, Markup html) {
        this.module = module;
        this.id = id;
        this.folder = folder;
        this.html = html;
    }

    void write() {
        html.open("section", "id", id, "class", "module", "aria-labelledby", id + "-heading");
        html.open("h2", "id", id + "-heading");
        OutcomeBadge badge = OutcomeBadge.of(module.outcome());
        html.element("span", badge.word(), "class", "badge " + badge.style());
        html.text(" " + Brief.name(module.name()));
        html.close();
        if (module.run() == null) {
            html.element("p", Brief.sentence(module.reason()), "class", module.lost() ? "alarm" : "quiet");
        } else {
            run(module.run());
        }
        html.close();
    }

    private void run(RunDigest run) {
        RunSummary summary = run.summary();
        html.open("p", "class", "quiet");
        html.text("Run ");
        html.element("code", Brief.name(summary.runId()));
        html.text(" \u00b7 " + HeadSection.about(run));
        String report = RelativeLink.of(folder, module.report());
        if (report != null) {
            html.text(" \u00b7 ");
            html.element("a", "full report", "href", report);
        }
        html.close();
        new GateSection(run, html).content(id + "-gate", MOST_CONDITIONS);
        if (!run.causes().isEmpty()) {
            html.element("h3", "Failures by cause");
            new CauseSection(run, new Queries(summary.runId()), html).content(id + "-causes", MOST_ROWS);
        }
        html.open("details", "open", module.lost() ? "" : null);
        html.element("summary", "Scenarios and steps");
        if (!run.scenarios().isEmpty()) {
            html.element("h3", "Scenarios, worst first");
            new ScenarioSection(run, html).content(id + "-scenarios", MOST_ROWS);
        }
        if (!summary.steps().isEmpty()) {
            html.element("h3", "Steps, worst first");
            new StepSection(run, html).content(id + "-steps", run.stepsWorstFirst(), MOST_ROWS);
        }
        html.close();
    }
}
