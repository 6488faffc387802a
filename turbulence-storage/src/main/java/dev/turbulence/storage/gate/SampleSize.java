package dev.turbulence.storage.gate;

/** How many samples each of two runs needs before one of their metrics is compared with the other's. */
final class SampleSize {

    /** For averages and shares: from here on their sampling distribution is usually taken as close to normal. */
    private static final long FOR_AVERAGES = 30;

    /** Half of what a two-sided confidence of 95 % leaves. */
    private static final double TAIL = 0.025;

    private SampleSize() {}

    /**
     * The least number of samples. For a percentile it is the least with which samples lie on both sides of the true one
     * with a confidence of 95 %, whatever the distribution: all {@code n} lie below the quantile {@code q} with
     * probability {@code q^n}. With fewer, even the longest latency seen may lie below it.
     */
    static long leastFor(Metric metric) {
        if (metric.percentile() != null) {
            double share = metric.percentile().doubleValue() / 100;
            return (long) Math.ceil(Math.log(TAIL) / Math.log(Math.max(share, 1 - share)));
        }
        boolean ofSamples = metric.kind().isOfLatencySamples() || metric.quantity() == Quantity.PERCENTAGE;
        return ofSamples ? FOR_AVERAGES : 0;
    }
}
