package dev.turbulence.report;

import dev.turbulence.report.internal.Cells;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.compare.Compared;
import dev.turbulence.report.internal.compare.ComparedCause;
import dev.turbulence.report.internal.compare.Comparison;
import dev.turbulence.report.internal.compare.Display;
import dev.turbulence.report.internal.compare.Finding;
import dev.turbulence.report.internal.compare.Method;
import dev.turbulence.report.internal.compare.Part;
import dev.turbulence.report.internal.compare.Presence;
import dev.turbulence.report.internal.compare.Side;
import dev.turbulence.storage.gate.PlainText;
import java.util.ArrayList;
import java.util.List;

/** A comparison for a terminal: what differs besides the results first, then the numbers, most changed steps first. */
final class ComparisonLines {

    private static final int MOST_STEPS = 8;
    private static final int MOST_PARTS = 10;
    private static final int MOST_CAUSES = 8;
    private static final String INDENT = " ".repeat(8);

    private final Comparison comparison;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    ComparisonLines(Comparison comparison, int width) {
        this.comparison = comparison;
        this.width = width;
    }

    List<String> lines() {
        lines.add("Run " + name(comparison.run()) + " compared with base " + name(comparison.base()) + ": "
                + comparison.headline());
        side("base", comparison.base());
        side("run", comparison.run());
        comparison.doubts().forEach(doubt -> marked("!", doubt));
        totals();
        steps();
        parts("Scenario", "scenario", comparison.scenarios());
        parts("Assertion that failed", "assertion", Comparison.mostChangedFirst(comparison.assertions()));
        causes();
        lines.add("");
        Method.sentences(comparison).forEach(sentence -> wrapped(sentence, "  "));
        return lines;
    }

    private String name(Side side) {
        return Cells.shortenName(side.summary().runId(), width / 4);
    }

    private void side(String which, Side side) {
        lines.add("  " + Cells.left(which, 4) + "  " + name(side) + "  " + Display.start(side) + "  "
                + side.summary().state() + "  " + Numbers.counted(side.summary().instanceCount(), "instance") + "  "
                + side.summary().storage());
        side.oddities().forEach(oddity -> marked("odd", which + ": " + oddity));
    }

    private void totals() {
        Table table = table("The whole run (latencies in ms)");
        comparison.totals().forEach(number -> add(table, number.measure().label(), "", number));
        comparison
                .latencies()
                .forEach(number -> add(table, "latency", number.measure().label(), number));
        print(table);
    }

    private void steps() {
        List<Part> steps = Comparison.mostChangedFirst(comparison.steps());
        if (steps.isEmpty()) {
            return;
        }
        Table table = table("Step (latencies in ms), most changed first");
        steps.stream().limit(MOST_STEPS).forEach(step -> rows(table, step, step.name()));
        print(table);
        more(steps.size() - MOST_STEPS, "step");
    }

    private void parts(String heading, String noun, List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Table table = table(heading);
        parts.stream()
                .limit(MOST_PARTS)
                .forEach(part -> rows(
                        table, part, part.scenario() == null ? part.name() : part.scenario() + ": " + part.name()));
        print(table);
        more(parts.size() - MOST_PARTS, noun);
    }

    private void rows(Table table, Part part, String name) {
        String first = part.presence() == Presence.BOTH ? name : name + " (" + part.presence() + ")";
        for (Compared number : part.numbers()) {
            add(table, first, number.measure().label(), number);
            first = "";
        }
    }

    private static Table table(String heading) {
        Table table = new Table(true);
        table.add((column, cell) -> cell, heading, "", "base", "run", "difference", "ratio", "finding");
        return table;
    }

    private static void add(Table table, String name, String measure, Compared number) {
        table.add(
                (column, cell) -> cell,
                name,
                measure,
                Display.base(number),
                Display.run(number),
                Display.difference(number),
                Display.ratio(number),
                number.finding() == Finding.NOT_JUDGED
                        ? Display.NONE
                        : number.finding().words());
    }

    private void print(Table table) {
        lines.add("");
        lines.addAll(table.lines(width));
    }

    private void causes() {
        List<ComparedCause> causes = comparison.causes();
        if (causes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("  Failures by cause: instances in the base -> in the run");
        for (ComparedCause cause : causes.stream().limit(MOST_CAUSES).toList()) {
            String counts = Cells.right(cause.base() + " -> " + cause.run(), 14) + "  "
                    + Cells.left(
                            cause.presence() == Presence.BOTH
                                    ? ""
                                    : cause.presence().toString(),
                            8) + "  "
                    + Cells.left(cause.share().finding().words(), 15) + "  ";
            lines.add("  " + counts + Cells.shorten(text(cause), width - 2 - counts.length()));
        }
        more(causes.size() - MOST_CAUSES, "cause");
    }

    private static String text(ComparedCause compared) {
        String where = compared.cause().where();
        return where == null
                ? compared.cause().message()
                : compared.cause().kind() + " " + Cells.shortenName(where, 32) + ": "
                        + compared.cause().message();
    }

    private void more(int count, String noun) {
        if (count > 0) {
            lines.add("  and " + Numbers.counted(count, "more " + noun));
        }
    }

    private void marked(String mark, String sentence) {
        List<String> parts = Wrap.words(PlainText.of(sentence), width - INDENT.length());
        lines.add("  " + Cells.left(mark, 4) + "  " + parts.get(0));
        parts.stream().skip(1).forEach(part -> lines.add(INDENT + part));
    }

    private void wrapped(String sentence, String indent) {
        Wrap.words(sentence, width - indent.length()).forEach(part -> lines.add(indent + part));
    }
}
