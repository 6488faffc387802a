package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.aggregate.AggregateDigest;
import dev.turbulence.report.internal.aggregate.ModuleDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunSummary;
import java.util.List;

/** All modules, worst first, a row each. */
final class ModuleTable {

    private final AggregateDigest digest;
    private final Markup html;

    ModuleTable(AggregateDigest digest, Markup html) {
        this.digest = digest;
        this.html = html;
    }

    /** The id of a module's part of the page, by the module's place. */
    static String anchor(int place) {
        return "module-" + (place + 1);
    }

    void write(String id) {
        html.open("section", "id", id, "aria-labelledby", id + "-heading");
        html.element("h2", "Modules, worst first", "id", id + "-heading");
        html.element("p", "The whole is lost when one of them is. Latencies in ms.", "class", "quiet");
        DataTable table = new DataTable(html, id, "Modules")
                .text("Result")
                .text("Module")
                .number("Instances")
                .number("Failed")
                .number("Pass rate")
                .number("Duration")
                .number("Per s")
                .number("p50")
                .number("p95")
                .number("p99")
                .text("What lost the gate");
        List<ModuleDigest> modules = digest.modules();
        table.open(modules.size());
        for (int i = 0; i < Math.min(modules.size(), DataTable.MOST_ROWS); i++) {
            row(table, modules.get(i), "#" + anchor(i));
        }
        table.close("module");
        html.close();
    }

    private void row(DataTable table, ModuleDigest module, String href) {
        OutcomeBadge badge = OutcomeBadge.of(module.outcome());
        DataTable.Row row = table.row().badge(badge.word(), badge.style()).name(Brief.name(module.name()), href);
        if (module.run() == null) {
            row.none().none().none().none().none().none().none().none();
        } else {
            numbers(row, module.run().summary());
        }
        row.text(why(module)).end();
    }

    private static void numbers(DataTable.Row row, RunSummary summary) {
        row.count(summary.instanceCount()).failures(summary.failCount());
        summary.passRate().ifPresentOrElse(rate -> row.number(Numbers.percent(rate), rate), row::none);
        summary.countedDuration()
                .ifPresentOrElse(time -> row.number(Numbers.duration(time), time.toMillis()), row::none);
        summary.requestsPerSecond().ifPresentOrElse(rate -> row.number(Numbers.decimal(rate), rate), row::none);
        if (summary.latency() == null) {
            row.none().none().none();
        } else {
            row.millis(summary.latency().p50())
                    .millis(summary.latency().p95())
                    .millis(summary.latency().p99());
        }
    }

    private static String why(ModuleDigest module) {
        if (module.run() == null) {
            return Brief.sentence(module.reason());
        }
        List<String> violations = module.violations();
        if (violations.isEmpty()) {
            return "";
        }
        String first = Brief.sentence(violations.get(0));
        int more = violations.size() - 1;
        return more == 0 ? first : first + ", and " + more + " more";
    }
}
