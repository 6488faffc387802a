package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.compare.Compared;
import dev.turbulence.report.internal.compare.ComparedCause;
import dev.turbulence.report.internal.compare.Comparison;
import dev.turbulence.report.internal.compare.Display;
import dev.turbulence.report.internal.compare.Finding;
import dev.turbulence.report.internal.compare.Part;
import dev.turbulence.report.internal.compare.Presence;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunSummary.FailureCause;
import java.util.List;

/** The tables of compared numbers, a number to a row: what got worse first. */
final class ComparedTables {

    private final Comparison comparison;
    private final Markup html;

    ComparedTables(Comparison comparison, Markup html) {
        this.comparison = comparison;
        this.html = html;
    }

    void whole() {
        html.element("p", "Latencies of all steps together in ms.", "class", "quiet");
        DataTable table = columns(new DataTable(html, "whole", "The whole run").text("Number"));
        table.open(comparison.totals().size() + comparison.latencies().size());
        comparison
                .totals()
                .forEach(number -> cells(table.row().name(number.measure().label()), number));
        comparison
                .latencies()
                .forEach(number ->
                        cells(table.row().name("latency " + number.measure().label()), number));
        table.close("number");
    }

    void steps() {
        if (comparison.steps().isEmpty()) {
            html.element("p", "Neither run holds a step.", "class", "quiet");
            return;
        }
        new ChangeChart(comparison, html).write();
        html.element("p", "Most changed steps first. Latencies in ms.", "class", "quiet");
        parts("steps", "Steps", "Step", Comparison.mostChangedFirst(comparison.steps()));
    }

    void scenarios() {
        if (comparison.scenarios().isEmpty()) {
            html.element("p", "Neither run holds an instance.", "class", "quiet");
            return;
        }
        parts("scenarios", "Scenarios", "Scenario", comparison.scenarios());
    }

    void assertions() {
        String held = Numbers.counted(comparison.assertionsHeld(), "assertion") + " failed in neither run.";
        if (!comparison.assertions().isEmpty()) {
            html.element(
                    "p",
                    "New: fails in the run and did not in the base. Vanished: failed in the base and does not in the run.",
                    "class",
                    "quiet");
            parts("assertions", "Assertions that failed", "Assertion", comparison.assertions());
        }
        html.element("p", held, "class", "quiet");
    }

    private void parts(String id, String caption, String noun, List<Part> parts) {
        DataTable table = columns(new DataTable(html, id, caption).text(noun).text("Number"));
        table.open(parts.stream().mapToLong(part -> part.numbers().size()).sum());
        int rows = 0;
        for (Part part : parts) {
            rows += part.numbers().size();
            if (rows > DataTable.MOST_ROWS) {
                break;
            }
            for (Compared number : part.numbers()) {
                cells(table.row().name(title(part)).word(number.measure().label()), number);
            }
        }
        table.close("number");
    }

    private static String title(Part part) {
        String name = Brief.name(part.name()) + (part.presence() == Presence.BOTH ? "" : " (" + part.presence() + ")");
        return part.scenario() == null ? name : Brief.name(part.scenario()) + ": " + name;
    }

    private static String presence(Presence presence) {
        return presence == Presence.BOTH ? "" : presence.toString();
    }

    void causes() {
        if (comparison.causes().isEmpty()) {
            html.element("p", "No instance failed in either run.", "class", "quiet");
            return;
        }
        html.element("p", "Instances that failed for each cause.", "class", "quiet");
        DataTable table = new DataTable(html, "causes", "Causes of failures")
                .text("Is")
                .text("Finding")
                .number("Base")
                .number("Run")
                .text("Where")
                .text("What happened")
                .text("Share of ended instances")
                .text("For example");
        table.open(comparison.causes().size());
        comparison.causes().stream().limit(DataTable.MOST_ROWS).forEach(compared -> cause(table, compared));
        table.close("cause");
    }

    private static void cause(DataTable table, ComparedCause compared) {
        FailureCause cause = compared.cause();
        Compared share = compared.share();
        table.row()
                .word(presence(compared.presence()))
                .badge(share.finding().words(), style(share.finding()))
                .count(compared.base())
                .count(compared.run())
                .text(cause.where() == null ? "" : cause.kind() + " " + Brief.name(cause.where()))
                .text(Brief.sentence(cause.message()))
                .text(share.why().orElse(Display.difference(share) + " (" + Display.interval(share) + ")"))
                .code(Brief.name(cause.instanceIds().get(0)))
                .end();
    }

    private static DataTable columns(DataTable table) {
        return table.text("Finding")
                .number("Base")
                .number("Run")
                .number("Difference")
                .number("Ratio")
                .text("Difference lies within");
    }

    private static void cells(DataTable.Row row, Compared number) {
        row.badge(number.finding().words(), style(number.finding()));
        cell(row, Display.base(number), number.base());
        cell(row, Display.run(number), number.run());
        cell(
                row,
                Display.difference(number),
                number.difference().isEmpty() ? null : number.difference().getAsDouble());
        cell(
                row,
                Display.ratio(number),
                number.ratio().isEmpty() ? null : number.ratio().getAsDouble());
        row.word(number.why().orElse(Display.interval(number))).end();
    }

    private static void cell(DataTable.Row row, String text, Double value) {
        if (value == null) {
            row.none();
        } else {
            row.number(text, value);
        }
    }

    private static String style(Finding finding) {
        return switch (finding) {
            case WORSE -> "bad";
            case BETTER -> "good";
            case SLIGHT, NOISE, TOO_FEW_SAMPLES -> "neutral";
            case NOT_JUDGED -> "none";
        };
    }
}
