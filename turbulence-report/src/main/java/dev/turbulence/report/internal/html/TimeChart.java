package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.text.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Curves over the time of a run. The plot is as wide as there is room while its text keeps its size: curves stand in an inner
 * picture that is stretched, labels at shares of the width in the outer one.
 */
final class TimeChart {

    private static final int HEIGHT = 170;
    private static final int TOP = 14;
    private static final int PLOT = 130;
    private static final int UNITS = 1_000;

    /** A curve; values are per interval, NaN where there is none. */
    private record Curve(String name, String style, double[] values, boolean filled) {}

    private final String title;
    private final String unit;
    private final int intervals;
    private final double secondsBefore;
    private final double secondsEach;
    private final List<Curve> curves = new ArrayList<>();

    /**
     * @param title what is shown
     * @param unit of the values
     * @param intervals how many there are
     * @param secondsBefore from the start of the run to the first interval
     * @param secondsEach how long each is
     */
    TimeChart(String title, String unit, int intervals, double secondsBefore, double secondsEach) {
        this.title = title;
        this.unit = unit;
        this.intervals = intervals;
        this.secondsBefore = secondsBefore;
        this.secondsEach = secondsEach;
    }

    TimeChart line(String name, String style, double[] values) {
        curves.add(new Curve(name, style, values, false));
        return this;
    }

    TimeChart area(String name, String style, double[] values) {
        curves.add(new Curve(name, style, values, true));
        return this;
    }

    /** @param reading the values of an interval in words */
    void write(Markup html, IntFunction<String> reading) {
        double greatest = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
        Scale scale = Scale.of(greatest);
        html.open("figure", "class", "chart");
        html.open("figcaption");
        html.element("b", title);
        html.element("span", " " + unit, "class", "quiet");
        if (curves.size() > 1) {
            curves.forEach(curve -> html.element("span", curve.name(), "class", "key " + curve.style()));
        }
        html.element("output", "", "class", "reading");
        html.close();
        html.open(
                "svg",
                "width",
                "100%",
                "height",
                Integer.toString(HEIGHT),
                "role",
                "img",
                "aria-label",
                title + ", " + unit + ", over the time of the run; at most " + scale.label(greatest));
        grid(html, scale);
        plot(html, scale, reading);
        labels(html, scale);
        times(html);
        html.close();
        html.close();
    }

    private void grid(Markup html, Scale scale) {
        line(html, TOP + PLOT);
        for (double mark : scale.marks()) {
            line(html, y(mark, scale));
        }
    }

    private static int y(double mark, Scale scale) {
        return (int) Math.round(TOP + PLOT - PLOT * mark / scale.top());
    }

    /** Above the curves, which must not hide them. */
    private static void labels(Markup html, Scale scale) {
        for (double mark : scale.marks()) {
            String y = Integer.toString(y(mark, scale) - 3);
            html.element("text", scale.label(mark), "x", "2", "y", y, "class", "mark");
        }
    }

    private static void line(Markup html, int y) {
        String at = Integer.toString(y);
        html.empty("line", "x1", "0", "x2", "100%", "y1", at, "y2", at, "class", "grid");
    }

    private void plot(Markup html, Scale scale, IntFunction<String> reading) {
        Stretched.open(html, TOP, UNITS, PLOT);
        curves.forEach(curve -> html.empty(
                "path",
                "d",
                path(curve, scale),
                "class",
                curve.filled() ? "area " + curve.style() : "curve " + curve.style()));
        double width = (double) UNITS / intervals;
        for (int i = 0; i < intervals; i++) {
            html.empty(
                    "rect",
                    "x",
                    number(i * width),
                    "width",
                    number(width),
                    "height",
                    Integer.toString(PLOT),
                    "class",
                    "hit",
                    "data-reading",
                    reading.apply(i));
        }
        html.close();
    }

    /** A curve goes through the middles of its intervals, and breaks where it has no value. */
    private String path(Curve curve, Scale scale) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        double width = (double) UNITS / intervals;
        for (int i = 0; i < intervals; i++) {
            double value = curve.values()[i];
            if (Double.isNaN(value)) {
                pen = false;
                continue;
            }
            String y = number(PLOT - PLOT * value / scale.top());
            if (curve.filled()) {
                path.append(pen ? "V" + y : "M0," + PLOT + "V" + y).append("H").append(number((i + 1) * width));
            } else {
                String x = number((i + 0.5) * width);
                // A round end makes a dot of a lone value.
                path.append(pen ? "L" : "M").append(x).append(',').append(y).append(pen ? "" : "h0");
            }
            pen = true;
        }
        return curve.filled() && pen ? path.append("V" + PLOT + "Z").toString() : path.toString();
    }

    private void times(Markup html) {
        double seconds = intervals * secondsEach;
        Scale scale = Scale.ofSeconds(secondsBefore + seconds);
        for (double mark : scale.marks()) {
            double share = (mark - secondsBefore) / seconds;
            if (share > 0.02 && share < 0.97) {
                html.element(
                        "text",
                        scale.clock(mark),
                        "x",
                        number(100 * share) + "%",
                        "y",
                        Integer.toString(HEIGHT - 8),
                        "class",
                        "mark middle");
            }
        }
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
