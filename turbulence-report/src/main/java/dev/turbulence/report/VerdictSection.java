package dev.turbulence.report;

import dev.turbulence.report.internal.Cells;
import dev.turbulence.storage.gate.Condition;
import dev.turbulence.storage.gate.Judgement;
import dev.turbulence.storage.gate.PlainText;
import dev.turbulence.storage.gate.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the gate says: one line for each condition, or for each part of the run that breaks it. */
final class VerdictSection {

    private static final int MOST_PARTS = 5;
    private static final String HELD = "ok";
    private static final String BROKEN = "FAIL";
    private static final String INDENT = " ".repeat(8);

    private final Verdict verdict;
    private final int width;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    VerdictSection(Verdict verdict, int width, Ink ink) {
        this.verdict = verdict;
        this.width = width;
        this.ink = ink;
    }

    /** A line on a condition, before it is aligned with the others. */
    private record Line(String mark, String condition, String observed, String allowed) {}

    List<String> lines() {
        lines.add("");
        lines.add(verdict.passed() ? ink.bold(ink.green("Gate passed")) : ink.bold(ink.red("Gate failed")));
        verdict.evidenceFailures().forEach(failure -> marked(BROKEN, failure.toString(), ink::red));
        List<Line> conditions = new ArrayList<>();
        byCondition().forEach((condition, judgements) -> conditions.addAll(linesOf(condition, judgements)));
        align(conditions);
        verdict.notes().forEach(note -> marked("note", note, ink::dim));
        return lines;
    }

    private Map<Condition, List<Judgement>> byCondition() {
        return verdict.judgements().stream()
                .collect(Collectors.groupingBy(Judgement::condition, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Line> linesOf(Condition condition, List<Judgement> judgements) {
        List<Judgement> broken =
                judgements.stream().filter(Judgement::triggered).toList();
        if (broken.isEmpty()) {
            return List.of(nearest(condition, judgements));
        }
        List<Line> lines = broken.stream()
                .sorted(Comparator.comparingDouble(VerdictSection::distance).reversed())
                .limit(MOST_PARTS)
                .map(judgement -> line(BROKEN, judgement.text(), judgement, ""))
                .collect(Collectors.toCollection(ArrayList::new));
        if (broken.size() > MOST_PARTS) {
            lines.add(new Line("", "and " + (broken.size() - MOST_PARTS) + " more by " + condition, "", ""));
        }
        return lines;
    }

    /** Of the parts that a {@code *} stands for, the one that comes nearest to the limit. */
    private static Line nearest(Condition condition, List<Judgement> judgements) {
        Judgement nearest = judgements.stream()
                .min(Comparator.comparingDouble(VerdictSection::distance))
                .orElseThrow();
        String which = condition.hasWildcard() ? ", nearest: " + nearest.whereText() : "";
        return line(HELD, condition.toString(), nearest, which);
    }

    private static Line line(String mark, String text, Judgement judgement, String remark) {
        return new Line(mark, text, judgement.observedText(), "allowed " + judgement.allowedText() + remark);
    }

    private static double distance(Judgement judgement) {
        return Math.abs(judgement.observed() - judgement.limit().doubleValue());
    }

    private void align(List<Line> conditions) {
        int observed = conditions.stream()
                .mapToInt(line -> Cells.width(line.observed()))
                .max()
                .orElse(0);
        int longest = conditions.stream()
                .mapToInt(line -> Cells.width(PlainText.of(line.condition())))
                .max()
                .orElse(0);
        int text = Math.min(longest, width / 2);
        int rest = width - INDENT.length() - text - 2 - observed - 2;
        for (Line line : conditions) {
            String condition = Cells.left(Cells.shortenName(line.condition(), text), text);
            lines.add(mark(line.mark(), line.mark().equals(HELD) ? ink::green : ink::red)
                    + (condition + "  " + Cells.right(line.observed(), observed) + "  "
                                    + Cells.shorten(line.allowed(), rest))
                            .stripTrailing());
        }
    }

    /** A sentence with a mark in front, continued below when it is too long. */
    private void marked(String mark, String sentence, UnaryOperator<String> markInk) {
        List<String> parts = Wrap.words(PlainText.of(sentence), width - INDENT.length());
        lines.add(mark(mark, markInk) + parts.get(0));
        parts.stream().skip(1).forEach(part -> lines.add(INDENT + part));
    }

    private static String mark(String mark, UnaryOperator<String> markInk) {
        return "  " + markInk.apply(Cells.left(mark, 4)) + "  ";
    }
}
