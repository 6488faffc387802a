package dev.turbulence.report.internal.compare.statistics;

import dev.turbulence.storage.LatencyStatistics;
import java.util.Collection;
import java.util.List;

/** Samples of one or several kinds taken together, without bringing them together: that would take their size again. */
public final class Samples {

    private final List<LatencyStatistics> parts;
    private final long count;

    /** @param parts at least one */
    public Samples(Collection<LatencyStatistics> parts) {
        this.parts = List.copyOf(parts);
        this.count = parts.stream().mapToLong(LatencyStatistics::count).sum();
    }

    /** How many there are, at least 1. */
    public long count() {
        return count;
    }

    /** The sample of a rank from 1 to the count, in milliseconds. */
    double millisAtRank(long rank) {
        if (parts.size() == 1) {
            return parts.get(0).millisAtRank(rank);
        }
        // Halves the range of all doubles, by their order, until the least one is left that enough samples do not
        // exceed.
        long from = ordinal(min());
        long to = ordinal(max());
        while (from < to) {
            long middle = (from & to) + ((from ^ to) >> 1); // rounded down, without overflow
            if (countAtMost(ofOrdinal(middle)) >= rank) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return ofOrdinal(from);
    }

    /** Doubles have the order of these numbers; the function is its own inverse. */
    private static long ordinal(double value) {
        return flip(Double.doubleToLongBits(value + 0.0)); // no -0.0
    }

    private static double ofOrdinal(long ordinal) {
        return Double.longBitsToDouble(flip(ordinal));
    }

    private static long flip(long bits) {
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    private long countAtMost(double millis) {
        return parts.stream().mapToLong(part -> part.countAtMost(millis)).sum();
    }

    private double min() {
        return parts.stream().mapToDouble(part -> part.millisAtRank(1)).min().orElseThrow();
    }

    /** The longest, in milliseconds. */
    public double max() {
        return parts.stream()
                .mapToDouble(part -> part.millisAtRank(part.count()))
                .max()
                .orElseThrow();
    }

    /** As {@link LatencyStatistics#percentileMillis}. */
    public double percentile(double percent) {
        double position = percent / 100 * (count - 1);
        long below = (long) position;
        double low = millisAtRank(below + 1);
        return below + 1 == count ? low : low + (millisAtRank(below + 2) - low) * (position - below);
    }

    /** In milliseconds. */
    public double mean() {
        return parts.stream()
                        .mapToDouble(part -> part.meanMillis() * part.count())
                        .sum()
                / count;
    }

    /** As {@link LatencyStatistics#standardDeviationMillis}. */
    double standardDeviation() {
        double mean = mean();
        double squares = parts.stream()
                .mapToDouble(part -> Math.pow(part.standardDeviationMillis(), 2) * (part.count() - 1)
                        + Math.pow(part.meanMillis() - mean, 2) * part.count())
                .sum();
        return count == 1 ? 0 : Math.sqrt(squares / (count - 1));
    }
}
