package dev.turbulence.report.internal.compare.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Intervals around what samples of a run come to. */
public final class Estimates {

    /** For means and shares: from here on their sampling distribution is usually taken as close to normal. */
    public static final long LEAST_FOR_AVERAGES = 30;

    private Estimates() {}

    /**
     * Around a percentile, by order statistics: how many of {@code n} samples lie below the true one is binomial, whatever
     * the distribution of the samples (David and Nagaraja, Order Statistics, chapter 7).
     *
     * @param percent above 0 and below 100
     * @return empty with so few samples that even the outermost may lie on one side of the true percentile
     */
    public static Optional<Interval> percentile(Samples samples, double percent, Confidence confidence) {
        if (samples.count() < leastForPercentile(percent, confidence)) {
            return Optional.empty();
        }
        int count = Math.toIntExact(samples.count());
        BinomialDistribution below = BinomialDistribution.of(count, percent / 100);
        int lower = below.inverseCumulativeProbability(confidence.tail());
        int upper = below.inverseSurvivalProbability(confidence.tail()) + 1;
        double estimate = samples.percentile(percent);
        // An estimate between two ranks lies within them but for the rounding of their interpolation.
        return Optional.of(new Interval(
                estimate,
                Math.min(estimate, samples.millisAtRank(Math.max(1, lower))),
                Math.max(estimate, samples.millisAtRank(Math.min(count, upper)))));
    }

    /** The least number of samples that {@link #percentile} has an answer for. */
    public static long leastForPercentile(double percent, Confidence confidence) {
        double share = Math.max(percent, 100 - percent) / 100;
        return (long) Math.ceil(Math.log(confidence.tail()) / Math.log(share));
    }

    /**
     * Around a mean, by Student's t.
     *
     * @return empty with fewer than {@value #LEAST_FOR_AVERAGES} samples
     */
    public static Optional<Interval> mean(Samples samples, Confidence confidence) {
        if (samples.count() < LEAST_FOR_AVERAGES) {
            return Optional.empty();
        }
        double t = TDistribution.of(samples.count() - 1.0).inverseSurvivalProbability(confidence.tail());
        double mean = samples.mean();
        double off = t * samples.standardDeviation() / Math.sqrt(samples.count());
        return Optional.of(new Interval(mean, mean - off, mean + off));
    }

    /**
     * Around a share, from 0 to 1: Wilson's score interval.
     *
     * @return empty with a count of fewer than {@value #LEAST_FOR_AVERAGES}
     */
    public static Optional<Interval> share(long hits, long count, Confidence confidence) {
        return count < LEAST_FOR_AVERAGES ? Optional.empty() : Optional.of(wilson(hits, count, confidence));
    }

    static Interval wilson(long hits, long count, Confidence confidence) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(confidence.tail());
        double share = (double) hits / count;
        double weight = 1 + z * z / count;
        double middle = (share + z * z / (2 * count)) / weight;
        double off = z / weight * Math.sqrt(share * (1 - share) / count + z * z / (4.0 * count * count));
        return new Interval(
                share, Math.max(0, Math.min(share, middle - off)), Math.min(1, Math.max(share, middle + off)));
    }
}
