package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.compare.Compared;
import dev.turbulence.report.internal.compare.Comparison;
import dev.turbulence.report.internal.compare.Finding;
import dev.turbulence.report.internal.compare.Measure;
import dev.turbulence.report.internal.compare.Part;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Percentiles of each step as differences in percent of the base, all on one axis: a mark for the difference, and a bar for
 * where it lies. What reaches beyond the axis ends at its edge.
 */
final class ChangeChart {

    private static final List<Measure> SHOWN = List.of(Measure.P50, Measure.P95, Measure.P99);
    private static final int MOST_STEPS = 30;
    private static final int LANE = 12;
    private static final double[] WIDTHS = {10, 20, 50, 100};

    private final List<Part> steps;
    private final double most;
    private final Markup html;

    ChangeChart(Comparison comparison, Markup html) {
        this.steps = Comparison.mostChangedFirst(comparison.steps()).stream()
                .filter(step -> !judged(step).isEmpty())
                .limit(MOST_STEPS)
                .toList();
        double greatest = steps.stream()
                .flatMap(step -> judged(step).stream())
                .mapToDouble(number -> Math.max(
                        Math.abs(percent(number, number.interval().lower())),
                        Math.abs(percent(number, number.interval().upper()))))
                .max()
                .orElse(0);
        double width = WIDTHS[WIDTHS.length - 1];
        for (int i = WIDTHS.length - 1; i >= 0; i--) {
            width = WIDTHS[i] >= greatest ? WIDTHS[i] : width;
        }
        this.most = width;
        this.html = html;
    }

    private static List<Compared> judged(Part step) {
        return step.numbers().stream()
                .filter(number -> SHOWN.contains(number.measure()) && number.interval() != null && number.base() > 0)
                .toList();
    }

    private static double percent(Compared number, double difference) {
        return 100 * difference / number.base();
    }

    void write() {
        if (steps.isEmpty()) {
            return;
        }
        html.element(
                "p",
                "Differences of p50, p95 and p99 in percent of the base, from top to bottom: to the right the run is slower,"
                        + " to the left faster. The bar shows where the difference lies; what crosses the middle is noise.",
                "class",
                "quiet");
        html.open("ul", "class", "spread");
        steps.forEach(this::step);
        html.open("li", "class", "axis", "aria-hidden", "true");
        html.element("span", "");
        html.open("svg", "width", "100%", "height", "18");
        for (double mark : new double[] {-most, -most / 2, 0, most / 2, most}) {
            String style = mark == -most ? "mark" : mark == most ? "mark end" : "mark middle";
            html.element(
                    "text",
                    mark == 0 ? "base" : String.format(Locale.ROOT, "%+.0f %%", mark),
                    "x",
                    x(mark),
                    "y",
                    "13",
                    "class",
                    style);
        }
        html.close();
        html.close();
        html.close();
    }

    private void step(Part step) {
        List<Compared> numbers = judged(step);
        String words = numbers.stream()
                .map(number -> number.measure().label()
                        + String.format(
                                Locale.ROOT,
                                " %+.0f %%",
                                percent(number, number.difference().orElse(0)))
                        + (number.finding().isChange() ? " " + number.finding().words() : ""))
                .collect(Collectors.joining(", "));
        html.open("li");
        html.open("span", "class", "name");
        html.text(Brief.name(step.name()));
        html.element("small", words, "class", "quiet");
        html.close();
        int height = LANE * numbers.size() + 4;
        html.open("svg", "width", "100%", "height", Integer.toString(height), "role", "img", "aria-label", words);
        html.empty("line", "x1", "50%", "x2", "50%", "y1", "0", "y2", "100%", "class", "grid");
        for (int lane = 0; lane < numbers.size(); lane++) {
            number(numbers.get(lane), LANE * lane + 2 + LANE / 2);
        }
        html.close();
        html.close();
    }

    private void number(Compared number, int y) {
        double from = place(percent(number, number.interval().lower()));
        double to = place(percent(number, number.interval().upper()));
        String style = "change " + style(number.finding());
        html.empty(
                "rect",
                "x",
                share(from),
                "y",
                Integer.toString(y - 3),
                "width",
                share(Math.max(to - from, 0.003)),
                "height",
                "6",
                "rx",
                "3",
                "class",
                style);
        html.empty(
                "circle",
                "cx",
                x(percent(number, number.interval().estimate())),
                "cy",
                Integer.toString(y),
                "r",
                "4",
                "class",
                style + " at");
    }

    private static String style(Finding finding) {
        return finding == Finding.WORSE ? "bad" : finding == Finding.BETTER ? "good" : "neutral";
    }

    private String x(double percent) {
        return share(place(percent));
    }

    /** From 0 at the left edge to 1 at the right. */
    private double place(double percent) {
        return 0.5 + Math.max(-most, Math.min(most, percent)) / most / 2;
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
