package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.InstanceDetail;
import dev.turbulence.report.internal.digest.StepDetail;
import dev.turbulence.report.internal.text.Markup;
import java.time.Duration;
import java.util.Locale;

/** Steps of one instance: a line each with its place in time, which opens into what was recorded. */
final class StepPanel {

    /** How long the page may get by what steps recorded; from then on they are shown without. */
    private static final int MOST_CHARACTERS = 2_000_000;

    /** A step that took no time must be seen all the same; in percent. */
    private static final double LEAST_WIDTH = 0.6;

    private final Markup html;
    private final double totalMillis;

    StepPanel(InstanceDetail instance, Markup html) {
        this.html = html;
        double last = 0;
        for (StepDetail step : instance.steps()) {
            if (step.offset() != null && step.latency() != null) {
                last = Math.max(last, millis(step.offset().plus(step.latency())));
            }
        }
        this.totalMillis = last;
    }

    void write(StepDetail step) {
        html.open("details", "class", "step");
        html.open("summary");
        line(step);
        html.close();
        html.open("div", "class", "inside");
        inside(step);
        html.close();
        html.close();
    }

    private void line(StepDetail step) {
        outcome(step);
        html.open("span", "class", "name");
        html.text(step.name());
        String where = step.service() == null ? step.type() : step.type() + " \u2192 " + step.service();
        html.element("small", where, "class", "quiet");
        html.close();
        html.element("span", step.statusCode() == null ? "" : step.statusCode().toString(), "class", "status");
        html.element("span", step.latency() == null ? "" : Numbers.millis(step.latency()) + " ms", "class", "n");
        if (step.offset() != null && step.latency() != null && totalMillis > 0) {
            bar(step);
        }
    }

    private void outcome(StepDetail step) {
        if (step.skipped()) {
            html.element("span", "skipped", "class", "badge neutral");
        } else if (step.ok() == null) {
            html.element("span", "?", "class", "badge neutral");
        } else {
            html.element("span", step.ok() ? "ok" : "failed", "class", step.ok() ? "badge good" : "badge bad");
        }
    }

    /** When the step ran, between the start of its instance and the end of the last step. */
    private void bar(StepDetail step) {
        double from = Math.max(0, 100 * millis(step.offset()) / totalMillis);
        double width = Math.max(LEAST_WIDTH, 100 * millis(step.latency()) / totalMillis);
        String x = percent(Math.min(from, 100 - LEAST_WIDTH));
        String style = Boolean.FALSE.equals(step.ok()) ? "bad" : "good";
        html.open("svg", "class", "when", "width", "100%", "height", "8", "aria-hidden", "true");
        html.empty("rect", "x", x, "width", percent(width), "height", "8", "rx", "2", "class", style);
        html.close();
    }

    private void inside(StepDetail step) {
        if (step.requestLine() != null) {
            html.element("pre", step.requestLine(), "class", "request");
        }
        if (step.facts().isEmpty()) {
            html.element("p", "Nothing else was recorded.", "class", "quiet");
            return;
        }
        html.open("dl", "class", "facts");
        if (html.length() < MOST_CHARACTERS) {
            step.facts().forEach(fact -> Facts.write(html, fact.label(), fact.text()));
        } else {
            Facts.write(html, "Left out", "what else was recorded, to keep this page small");
        }
        html.close();
    }

    private static double millis(Duration duration) {
        return Numbers.seconds(duration) * 1e3;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
