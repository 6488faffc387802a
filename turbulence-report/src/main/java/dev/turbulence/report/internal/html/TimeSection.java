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
        this.seconds = Numbers.seconds(series.width());
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
            numbers();
        }
        html.close();
    }

    private TimeChart chart(String title, String unit) {
        return new TimeChart(title, unit, intervals.size(), from(0), seconds);
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

    /** What the charts show, for those who cannot see or point. */
    private void numbers() {
        html.open("details");
        html.element("summary", "The same in numbers");
        DataTable table = new DataTable(html, "time", "Intervals of the run")
                .number("From s")
                .number("Requests")
                .number("Failed steps")
                .number("p50 ms")
                .number("p95 ms")
                .number("p99 ms");
        table.open(intervals.size());
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            DataTable.Row row = table.row()
                    .number(String.format(Locale.ROOT, "%.1f", from(i)), from(i))
                    .count(interval.requests())
                    .failures(interval.failed());
            if (interval.latency() == null) {
                row.none().none().none().end();
            } else {
                row.millis(interval.latency().p50())
                        .millis(interval.latency().p95())
                        .millis(interval.latency().p99())
                        .end();
            }
        }
        table.close("interval");
        html.close();
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
        return String.format(Locale.ROOT, "%.1f s: ", from(interval));
    }

    /** Seconds from the start of the run. */
    private double from(int interval) {
        return Math.max(
                0,
                Numbers.seconds(Duration.between(start, intervals.get(interval).start())));
    }
}
