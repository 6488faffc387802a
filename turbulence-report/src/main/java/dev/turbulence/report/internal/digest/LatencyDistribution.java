package dev.turbulence.report.internal.digest;

import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary.Latencies;
import java.util.ArrayList;
import java.util.List;

/**
 * How the latencies of a step are spread.
 *
 * @param step its name
 * @param latency the same in a few numbers
 * @param counts samples in each of {@value #BINS} bins, see {@link #upperBound}; what is slower is in the last one
 */
public record LatencyDistribution(String step, Latencies latency, List<Long> counts) {

    /** How many bins there are: ten to each power of ten, from 0.01 ms to 100 s. */
    public static final int BINS = 70;

    private static final double FROM_MILLIS = 0.01;

    public LatencyDistribution {
        counts = List.copyOf(counts);
    }

    static LatencyDistribution of(String step, LatencyStatistics statistics) {
        List<Long> counts = new ArrayList<>();
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            long upTo = bin == BINS - 1 ? statistics.count() : statistics.countAtMost(upperBound(bin));
            counts.add(upTo - below);
            below = upTo;
        }
        return new LatencyDistribution(step, Latencies.of(statistics), counts);
    }

    /** Where a bin ends, in milliseconds. */
    public static double upperBound(int bin) {
        return FROM_MILLIS * Math.pow(10, (bin + 1) / 10.0);
    }
}
