package dev.turbulence.report.internal.compare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.turbulence.storage.LatencyStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatesTest {

    private static final Confidence ONE = new Confidence(1);

    /** Samples 1 ms, 2 ms, ...: the rank is the value. */
    private static Samples ranks(int count) {
        return samples(IntStream.rangeClosed(1, count).asDoubleStream().toArray());
    }

    private static Samples samples(double... millis) {
        return new Samples(List.of(LatencyStatistics.ofMillis(millis, "a test")));
    }

    /** Ranks as tables of the sign test have them (n = 6 to 100). */
    @ParameterizedTest
    @CsvSource({"6, 1, 6", "10, 2, 9", "20, 6, 15", "50, 18, 33", "100, 40, 61"})
    void boundsAMedianByTheRanksOfTheTables(int count, int lower, int upper) {
        Interval median = Estimates.percentile(ranks(count), 50, ONE).orElseThrow();
        assertThat(median).isEqualTo(new Interval((count + 1) / 2.0, lower, upper));
    }

    /** The ranks by adding up the binomial distribution, term by term. */
    @ParameterizedTest
    @CsvSource({"72, 95, 1", "100, 95, 1", "1000, 95, 40", "368, 99, 1", "5000, 99, 60", "300, 50, 25"})
    void boundsAPercentileByNarrowestRanksThatHold(int count, double percent, int comparisons) {
        Confidence confidence = new Confidence(comparisons);
        Interval found = Estimates.percentile(ranks(count), percent, confidence).orElseThrow();
        double q = percent / 100;
        double term = count * Math.log(1 - q);
        double below = 0;
        int lower = 0;
        int upper = 0;
        for (int k = 0; k <= count; k++) {
            below += Math.exp(term);
            if (below <= confidence.tail()) {
                lower = k + 1;
            }
            if (upper == 0 && 1 - below <= confidence.tail()) {
                upper = k + 1;
            }
            term += Math.log((count - k) / (k + 1.0)) + Math.log(q) - Math.log(1 - q);
        }
        assertThat(found.lower()).isEqualTo(lower);
        assertThat(found.upper()).isEqualTo(upper);
    }

    /** With one comparison, the numbers that docs/gate.md names for conditions. */
    @ParameterizedTest
    @CsvSource({"50, 6", "90, 36", "95, 72", "99, 368", "99.9, 3688", "5, 72"})
    void knowsTheLeastNumberOfSamples(double percent, int least) {
        assertThat(Estimates.leastForPercentile(percent, ONE)).isEqualTo(least);
        assertThat(Estimates.percentile(ranks(least), percent, ONE)).isPresent();
        assertThat(Estimates.percentile(ranks(least - 1), percent, ONE)).isEmpty();
    }

    /** R: qt(0.975, 29) = 2.04523, and the standard deviation of 1 to 30 is sqrt(77.5). */
    @Test
    void boundsAMeanByStudentsT() {
        Interval mean = Estimates.mean(ranks(30), ONE).orElseThrow();
        double off = 2.04523 * Math.sqrt(77.5) / Math.sqrt(30);
        assertThat(mean.estimate()).isEqualTo(15.5);
        assertThat(mean.lower()).isCloseTo(15.5 - off, within(1e-4));
        assertThat(mean.upper()).isCloseTo(15.5 + off, within(1e-4));
        assertThat(Estimates.mean(ranks(29), ONE)).isEmpty();
    }

    /** Newcombe 1998, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80,  0.0524, 0.3339",
        " 9, 10,  3, 10,  0.1705, 0.8090",
        " 6,  7,  2,  7,  0.0582, 0.8062",
        " 5, 56,  0, 29, -0.0381, 0.1926",
        " 0, 10,  0, 20, -0.1611, 0.2775",
        " 0, 10,  0, 10, -0.2775, 0.2775",
        "10, 10,  0, 20,  0.6791, 1.0000",
        "10, 10,  0, 10,  0.6075, 1.0000"
    })
    void boundsADifferenceOfSharesAsPublished(
            long hits, long count, long otherHits, long otherCount, double lower, double upper) {
        Interval difference = Estimates.wilson(hits, count, ONE).minus(Estimates.wilson(otherHits, otherCount, ONE));
        assertThat(difference.lower()).isCloseTo(lower, within(0.00005));
        assertThat(difference.upper()).isCloseTo(upper, within(0.00005));
    }

    @Test
    void sharesOfFewAreNotBounded() {
        assertThat(Estimates.share(3, 29, ONE)).isEmpty();
        assertThat(Estimates.share(3, 30, ONE)).isPresent();
    }

    /** Two runs of the same system, played again and again: how often is it said that they differ? */
    @ParameterizedTest
    @ValueSource(doubles = {50, 95, 99})
    void takesNoiseForAChangeAsRarelyAsItPromises(double percent) {
        Random random = new Random(20261127);
        int trials = 2_000;
        int alarms = 0;
        for (int i = 0; i < trials; i++) {
            Interval base =
                    Estimates.percentile(skewed(random, 500, 1), percent, ONE).orElseThrow();
            Interval run =
                    Estimates.percentile(skewed(random, 700, 1), percent, ONE).orElseThrow();
            alarms += run.minus(base).excludesZero() ? 1 : 0;
        }
        assertThat(alarms / (double) trials).isBetween(0.005, 0.06);
    }

    @Test
    void findsAChangeThatIsThere() {
        Random random = new Random(20261127);
        for (double percent : new double[] {50, 95}) {
            Interval base = Estimates.percentile(skewed(random, 2_000, 1), percent, new Confidence(40))
                    .orElseThrow();
            Interval run = Estimates.percentile(skewed(random, 2_000, 1.6), percent, new Confidence(40))
                    .orElseThrow();
            assertThat(run.minus(base).lower()).isPositive();
            assertThat(base.minus(run).upper()).isNegative();
        }
    }

    /** Latencies: many short ones and a long tail. */
    private static Samples skewed(Random random, int count, double factor) {
        return samples(random.doubles(count)
                .map(any -> factor * 20 * Math.exp(random.nextGaussian()))
                .toArray());
    }

    @Test
    void comparisonsTogetherAreAsSureAsOneIsAlone() {
        assertThat(ONE.percent()).isEqualTo(95);
        assertThat(new Confidence(0)).extracting(Confidence::percent).isEqualTo(95.0);
        assertThat(new Confidence(50).percent()).isCloseTo(99.9, within(1e-9));
        Interval one = Estimates.percentile(ranks(1_000), 95, ONE).orElseThrow();
        Interval oneOfFifty =
                Estimates.percentile(ranks(1_000), 95, new Confidence(50)).orElseThrow();
        assertThat(oneOfFifty.lower()).isLessThan(one.lower());
        assertThat(oneOfFifty.upper()).isGreaterThan(one.upper());
    }
}
