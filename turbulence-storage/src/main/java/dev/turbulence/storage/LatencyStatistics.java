package dev.turbulence.storage;

import dev.turbulence.storage.internal.DoubleList;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.Percentiles;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/**
 * Exact statistics over latency samples. Percentiles interpolate linearly between the closest ranks, as NumPy does by
 * default. Immutable.
 */
public final class LatencyStatistics {

    private final double[] sortedMillis;
    private final double sumMillis;

    private LatencyStatistics(double[] sortedMillis) {
        this.sortedMillis = sortedMillis;
        this.sumMillis = Arrays.stream(sortedMillis).sum();
    }

    /**
     * Statistics over samples.
     *
     * @param millis samples in milliseconds, in any order; sorted in place and owned by the result from now on
     * @param what what the samples are of, for the message when there are none
     * @throws NoSamplesException if there is no sample
     */
    public static LatencyStatistics ofMillis(double[] millis, String what) {
        Objects.requireNonNull(what, "what");
        if (millis.length == 0) {
            throw new NoSamplesException("No latency samples: no executed http, wait or grpc step matches " + what);
        }
        Arrays.sort(millis);
        return new LatencyStatistics(millis);
    }

    /**
     * Statistics over the samples of several others.
     *
     * @throws NoSamplesException if there are no others
     */
    public static LatencyStatistics ofAll(Collection<LatencyStatistics> others, String what) {
        DoubleList all = new DoubleList();
        others.forEach(other -> all.addAll(other.sortedMillis));
        return ofMillis(all.toArray(), what);
    }

    /** How many samples are no longer than so many milliseconds. */
    public long countAtMost(double millis) {
        int from = 0;
        int to = sortedMillis.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sortedMillis[middle] <= millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * The sample that so many samples do not exceed, itself counted: an order statistic.
     *
     * @param rank from 1, the shortest, to {@link #count}, the longest
     * @return in milliseconds, as recorded
     */
    public double millisAtRank(long rank) {
        if (rank < 1 || rank > sortedMillis.length) {
            throw new IllegalArgumentException(
                    "A rank lies between 1 and the number of samples, " + sortedMillis.length + ", not at " + rank);
        }
        return sortedMillis[(int) (rank - 1)];
    }

    /** Number of samples, at least 1. */
    public long count() {
        return sortedMillis.length;
    }

    public Duration min() {
        return Millis.toDuration(sortedMillis[0]);
    }

    public Duration mean() {
        return Millis.toDuration(meanMillis());
    }

    /** As {@link #mean}, in milliseconds and without rounding to nanoseconds. */
    public double meanMillis() {
        return sumMillis / sortedMillis.length;
    }

    /** The standard deviation of the distribution that the samples are drawn from, in milliseconds; 0 for one sample. */
    public double standardDeviationMillis() {
        double mean = meanMillis();
        double squares = Arrays.stream(sortedMillis)
                .map(millis -> (millis - mean) * (millis - mean))
                .sum();
        return sortedMillis.length == 1 ? 0 : Math.sqrt(squares / (sortedMillis.length - 1));
    }

    public Duration max() {
        return Millis.toDuration(sortedMillis[sortedMillis.length - 1]);
    }

    public Duration p50() {
        return percentile(50);
    }

    public Duration p95() {
        return percentile(95);
    }

    public Duration p99() {
        return percentile(99);
    }

    /**
     * The latency that the given share of samples does not exceed.
     *
     * @param percent 0 to 100; fractions such as 99.9 are fine
     */
    public Duration percentile(double percent) {
        return Millis.toDuration(percentileMillis(percent));
    }

    /** As {@link #percentile(double)}, in milliseconds and without rounding to nanoseconds. */
    public double percentileMillis(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("A percentile lies between 0 and 100, not at " + percent);
        }
        return Percentiles.of(percent, sortedMillis.length, index -> sortedMillis[(int) index]);
    }
}
