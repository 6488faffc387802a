package dev.turbulence.report.internal.markdown;

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
import dev.turbulence.report.internal.text.Brief;
import java.util.ArrayList;
import java.util.List;

/** A comparison in so few lines that a pull request can bear them: what changed, and the run on the whole. */
public final class ComparisonMarkdown {

    private static final int MOST_CHANGES = 15;
    private static final int MOST_PARTS = 8;
    private static final int MOST_CAUSES = 5;
    private static final int CAUSE_LENGTH = 160;
    private static final String ALIGNED = "|---|---|--:|--:|--:|--:|---|";

    private final Comparison comparison;
    private final List<String> lines = new ArrayList<>();

    public ComparisonMarkdown(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The summary, ended by a line feed. */
    public String text() {
        lines.add(
                "### " + mark() + " Run " + name(comparison.run()) + " compared with base " + name(comparison.base()));
        lines.add("");
        lines.add("**" + comparison.headline() + "**");
        lines.add("");
        side("base", comparison.base());
        side("run", comparison.run());
        comparison
                .doubts()
                .forEach(doubt -> lines.add("* \u26a0\ufe0f " + MarkdownText.sentence(doubt, Brief.SENTENCE_LENGTH)));
        whole();
        changes();
        presences("Steps", comparison.steps());
        assertions();
        causes();
        lines.add("");
        lines.add("<sub>" + String.join(" ", Method.sentences(comparison)) + "</sub>");
        return String.join("\n", lines) + "\n";
    }

    private String mark() {
        return comparison.count(Finding.WORSE) > 0
                ? "\ud83d\udd3a"
                : comparison.count(Finding.BETTER) > 0 ? "\u2705" : "\u2796";
    }

    private static String name(Side side) {
        return MarkdownText.name(side.summary().runId());
    }

    private void side(String which, Side side) {
        lines.add("* " + which + ": " + name(side) + ", " + Display.start(side) + ", "
                + side.summary().state() + ", "
                + Numbers.counted(side.summary().instanceCount(), "instance") + ", stored as "
                + side.summary().storage());
    }

    private void whole() {
        table("The whole run");
        comparison.totals().forEach(number -> row(number.measure().label(), "", number));
        comparison
                .latencies()
                .forEach(number -> row("latency, ms", number.measure().label(), number));
    }

    private void changes() {
        List<Part> changed = Comparison.mostChangedFirst(comparison.steps()).stream()
                .filter(step -> step.count(Finding.WORSE) + step.count(Finding.BETTER) > 0)
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        table("Changed steps (ms)");
        long all = 0;
        for (Part step : changed) {
            for (Compared number : step.numbers()) {
                if (number.finding().isChange() && ++all <= MOST_CHANGES) {
                    row(MarkdownText.name(step.name()), number.measure().label(), number);
                }
            }
        }
        more(all, MOST_CHANGES, "change");
    }

    private void presences(String what, List<Part> parts) {
        for (Presence presence : List.of(Presence.NEW, Presence.VANISHED)) {
            List<String> names = parts.stream()
                    .filter(part -> part.presence() == presence)
                    .map(part -> MarkdownText.name(part.name()))
                    .toList();
            if (!names.isEmpty()) {
                lines.add("");
                lines.add(what + " " + presence + ": "
                        + String.join(", ", names.subList(0, Math.min(names.size(), MOST_PARTS)))
                        + (names.size() > MOST_PARTS ? " and " + (names.size() - MOST_PARTS) + " more" : "") + ".");
            }
        }
    }

    private void assertions() {
        List<Part> assertions = comparison.assertions();
        if (assertions.isEmpty()) {
            return;
        }
        table("Assertions that failed");
        for (Part assertion : assertions.stream().limit(MOST_PARTS).toList()) {
            Compared share = assertion.numbers().get(assertion.numbers().size() - 1);
            row(MarkdownText.name(assertion.name()), newOrVanished(assertion.presence()), share);
        }
        more(assertions.size(), MOST_PARTS, "assertion");
    }

    private void causes() {
        List<ComparedCause> causes = comparison.causes();
        if (causes.isEmpty()) {
            return;
        }
        lines.addAll(List.of("", "| Cause of failures |  | Base | Run | Finding |", "|---|---|--:|--:|---|"));
        for (ComparedCause compared : causes.stream().limit(MOST_CAUSES).toList()) {
            String where = compared.cause().where() == null
                    ? ""
                    : compared.cause().kind() + " "
                            + MarkdownText.name(compared.cause().where()) + " ";
            cells(
                    where + MarkdownText.sentence(compared.cause().message(), CAUSE_LENGTH),
                    newOrVanished(compared.presence()),
                    Long.toString(compared.base()),
                    Long.toString(compared.run()),
                    compared.share().finding().words());
        }
        more(causes.size(), MOST_CAUSES, "cause");
    }

    private static String newOrVanished(Presence presence) {
        return presence == Presence.BOTH ? "" : presence.toString();
    }

    private void table(String heading) {
        lines.addAll(List.of("", "| " + heading + " |  | Base | Run | Difference | Ratio | Finding |", ALIGNED));
    }

    private void row(String name, String measure, Compared number) {
        cells(
                name,
                measure,
                Display.base(number),
                Display.run(number),
                Display.difference(number),
                Display.ratio(number),
                number.finding() == Finding.NOT_JUDGED
                        ? ""
                        : number.finding().isChange()
                                ? "**" + number.finding().words() + "**"
                                : number.finding().words());
    }

    private void cells(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private void more(long all, int shown, String noun) {
        if (all > shown) {
            lines.add("");
            lines.add("and " + Numbers.counted(all - shown, "more " + noun) + ".");
        }
    }
}
