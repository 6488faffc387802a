package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.statistics.Confidence;
import dev.turbulence.report.internal.compare.statistics.Estimates;
import java.util.List;
import java.util.Locale;

/** How the numbers were judged, in sentences that every rendering ends with. */
public final class Method {

    private Method() {}

    /** What the findings mean and how sure they are, what there must be to judge, and what none of it can tell. */
    public static List<String> sentences(Comparison comparison) {
        Confidence latency = comparison.latencyConfidence();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Worse and better: more than chance explains, and of a latency at least %.0f ms and %.0f %%."
                                + " Slight: more than chance explains, but less than that. Noise: chance alone explains it,"
                                + " which does not rule a change out. Counts, durations, throughput and maxima are one value"
                                + " per run, and not judged.",
                        Compared.LEAST_MILLIS,
                        Compared.LEAST_PERCENT),
                String.format(
                        Locale.ROOT,
                        "All latencies together are judged with a confidence of 95 %%, and all shares: each of %d latencies"
                                + " with %.3f %%, each of %d shares with %.3f %%. A p50 takes %d samples in each run for it,"
                                + " a p95 %d, a p99 %d, a mean or a share %d.",
                        latency.comparisons(),
                        latency.percent(),
                        comparison.shareConfidence().comparisons(),
                        comparison.shareConfidence().percent(),
                        Estimates.leastForPercentile(50, latency),
                        Estimates.leastForPercentile(95, latency),
                        Estimates.leastForPercentile(99, latency),
                        Estimates.LEAST_FOR_AVERAGES),
                "Samples of one run share its machine and its moment: a change says that these two runs differ, and not"
                        + " why. Play each version several times before you believe it.");
    }
}
