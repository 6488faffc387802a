package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.TimeSeries.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Latencies, throughput and failures over the time of the run. */
final class TimeSection {

    private final TimeSeries series;
    private final List<Interval> intervals;
    private final double seconds;
    private final Instant start;
    private final Markup html;

    TimeSection(RunDigest digest, Markup html) {
        this.series = digest.overTime();
        this.intervals = series.intervals();
        this.seconds = seconds(series.width());
        Instant first = intervals.isEmpty() ? null : intervals.get(0).start();
        Instant ofRun = digest.summary().startedAt();
        this.start = ofRun == null || first != null && first.isBefore(ofRun.minus(series.width())) ? first : ofRun;
        this.html = html;
    }

    void write() {
        Part.TIME.open(html, "Over time");
        if (intervals.isEmpty()) {
            html.element("p", "No step has a time.", "class", "quiet");
        } else {
            html.element(
                    "p",
                    "In intervals of " + Numbers.duration(series.width()) + ", from the start of the run; a step counts"
                            + " where it ended.",
                    "class",
                    "quiet");
            html.open("div", "class", "charts");
            latencies();
            throughput();
            failures();
            html.close();
        }
        html.close();
    }

    private TimeChart chart(String title, String unit) {
        double before = seconds(Duration.between(start, intervals.get(0).start()));
        return new TimeChart(title, unit, intervals.size(), Math.max(0, before), seconds);
    }

    private void latencies() {
        chart("Latency", "ms")
                .line("p50", "p50", latencies(Latencies::p50))
                .line("p95", "p95", latencies(Latencies::p95))
                .line("p99", "p99", latencies(Latencies::p99))
                .write(html, i -> at(i) + latencyText(intervals.get(i).latency()));
    }

    private static String latencyText(Latencies latency) {
        return latency == null
                ? "no request"
                : "p50 " + Numbers.millis(latency.p50()) + ", p95 " + Numbers.millis(latency.p95()) + ", p99 "
                        + Numbers.millis(latency.p99());
    }

    private void throughput() {
        chart("Throughput", "requests per second")
                .area("requests", "requests", values(interval -> interval.requests() / seconds))
                .write(
                        html,
                        i -> at(i) + Numbers.decimal(intervals.get(i).requests() / seconds) + " per second, "
                                + Numbers.count(intervals.get(i).requests()) + " in all");
    }

    private void failures() {
        chart("Failed steps", "per second")
                .area("failed", "failed", values(interval -> interval.failed() / seconds))
                .write(html, i -> at(i) + Numbers.count(intervals.get(i).failed()) + " failed");
    }

    private double[] latencies(Function<Latencies, Duration> percentile) {
        return values(interval -> interval.latency() == null
                ? Double.NaN
                : percentile.apply(interval.latency()).toNanos() / 1e6);
    }

    private double[] values(ToDoubleFunction<Interval> value) {
        return intervals.stream().mapToDouble(value).toArray();
    }

    private String at(int interval) {
        double from = seconds(Duration.between(start, intervals.get(interval).start()));
        return String.format(Locale.ROOT, "%.1f s: ", Math.max(0, from));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
