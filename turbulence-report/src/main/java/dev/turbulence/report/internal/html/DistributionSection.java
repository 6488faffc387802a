package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.LatencyDistribution;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.util.List;
import java.util.Locale;

/** How the latencies of each step are spread, all on one logarithmic axis. */
final class DistributionSection {

    private static final int MOST_STEPS = 40;
    private static final int HEIGHT = 34;

    private final List<LatencyDistribution> steps;
    private final int all;
    private final int firstBin;
    private final int lastBin;
    private final Markup html;

    DistributionSection(RunDigest digest, Markup html) {
        this.all = digest.distributions().size();
        this.steps = digest.distributions().stream().limit(MOST_STEPS).toList();
        int first = LatencyDistribution.BINS - 1;
        int last = 0;
        for (LatencyDistribution step : steps) {
            for (int bin = 0; bin < LatencyDistribution.BINS; bin++) {
                if (step.counts().get(bin) > 0) {
                    first = Math.min(first, bin);
                    last = Math.max(last, bin);
                }
            }
        }
        this.firstBin = first;
        this.lastBin = last;
        this.html = html;
    }

    void write() {
        Part.DISTRIBUTION.open(html, "Latency of each step");
        if (steps.isEmpty()) {
            html.element("p", "The run holds no latency.", "class", "quiet");
        } else {
            html.element(
                    "p",
                    "How often each latency came, on a logarithmic axis; the marks are p50 and p95.",
                    "class",
                    "quiet");
            html.open("ul", "class", "spread");
            steps.forEach(this::step);
            html.open("li", "class", "axis", "aria-hidden", "true");
            html.element("span", "");
            axis();
            html.close();
            html.close();
            if (all > steps.size()) {
                html.element("p", "The first " + steps.size() + " of " + all + " steps.", "class", "quiet");
            }
        }
        html.close();
    }

    private void step(LatencyDistribution step) {
        String range = "p50 " + Numbers.millis(step.latency().p50()) + ", p95 "
                + Numbers.millis(step.latency().p95()) + " ms";
        html.open("li");
        html.open("span", "class", "name");
        html.text(Brief.name(step.step()));
        html.element("small", range, "class", "quiet");
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
                "Latencies from " + Numbers.millis(step.latency().min()) + " to "
                        + Numbers.millis(step.latency().max()) + " ms, " + range);
        Stretched.open(html, 0, lastBin - firstBin + 1, HEIGHT);
        html.empty("path", "d", bars(step), "class", "bars");
        html.close();
        mark(step.latency().p50().toNanos() / 1e6, "p50");
        mark(step.latency().p95().toNanos() / 1e6, "p95");
        html.close();
        html.close();
    }

    private String bars(LatencyDistribution step) {
        long most = step.counts().stream().mapToLong(Long::longValue).max().orElse(1);
        StringBuilder path = new StringBuilder();
        for (int bin = firstBin; bin <= lastBin; bin++) {
            long count = step.counts().get(bin);
            if (count > 0) {
                // What came once must be seen beside what came a million times.
                double height = Math.max(1, (double) HEIGHT * count / most);
                path.append(String.format(Locale.ROOT, "M%d,%dh1v-%.1fh-1z", bin - firstBin, HEIGHT, height));
            }
        }
        return path.toString();
    }

    private void mark(double millis, String style) {
        String x = percent(millis);
        html.empty("line", "x1", x, "x2", x, "y1", "0", "y2", "100%", "class", "at " + style);
    }

    private void axis() {
        html.open("svg", "width", "100%", "height", "18");
        for (double mark = 0.01; mark < 1e6; mark *= 10) {
            double share = share(mark);
            if (share >= 0 && share < 0.93) {
                html.element("text", label(mark), "x", percent(mark), "y", "13", "class", "mark");
            }
        }
        html.close();
    }

    private static String label(double millis) {
        if (millis >= 999) {
            return Math.round(millis / 1_000) + " s";
        }
        return (millis >= 0.99 ? Long.toString(Math.round(millis)) : String.format(Locale.ROOT, "%.2g", millis))
                + " ms";
    }

    /** Where a latency lies between the bounds of the bins shown. */
    private double share(double millis) {
        double from = Math.log10(LatencyDistribution.upperBound(firstBin - 1));
        double to = Math.log10(LatencyDistribution.upperBound(lastBin));
        return (Math.log10(Math.max(millis, 1e-6)) - from) / (to - from);
    }

    private String percent(double millis) {
        double share = Math.max(0, Math.min(1, share(millis)));
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
