package dev.turbulence.storage.internal;

import java.util.function.LongToDoubleFunction;

/** Percentiles of sorted samples, linearly between the two that lie nearest: method 7 of Hyndman and Fan. */
public final class Percentiles {

    private Percentiles() {}

    /**
     * The value that the given share of samples does not exceed.
     *
     * @param percent 0 to 100
     * @param count how many samples there are, at least 1
     * @param sorted the sample at an index, from 0, the smallest
     */
    public static double of(double percent, long count, LongToDoubleFunction sorted) {
        double rank = percent / 100 * (count - 1);
        long below = (long) rank;
        double low = sorted.applyAsDouble(below);
        if (below + 1 == count) {
            return low;
        }
        return low + (sorted.applyAsDouble(below + 1) - low) * (rank - below);
    }
}
