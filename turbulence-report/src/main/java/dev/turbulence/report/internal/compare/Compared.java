package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.Measure.Unit;
import dev.turbulence.report.internal.compare.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number of both runs.
 *
 * @param measure what it is, and in which unit
 * @param base what it is in the base; null when the base has none
 * @param run what it is in the run; null when the run has none
 * @param interval where the true difference, run less base, lies; null unless both are judged
 * @param finding what is to be thought of the difference
 * @param reason why no more can be said; null when the difference is judged
 */
public record Compared(Measure measure, Double base, Double run, Interval interval, Finding finding, String reason) {

    /** Less than this does not matter to anybody who waits, and is near to what clocks and schedulers make. */
    public static final double LEAST_MILLIS = 1;

    /** Latencies that differ by less than this share of the base, in percent, are not told as a change. */
    public static final double LEAST_PERCENT = 5;

    /** A number that each run has once. */
    static Compared notJudged(Measure measure, Double base, Double run) {
        return new Compared(measure, base, run, null, Finding.NOT_JUDGED, "one value per run");
    }

    /** A number of something that only one run has. */
    static Compared inOneRun(Measure measure, Double base, Double run) {
        String reason = base == null ? "not in the base" : "not in the run";
        return new Compared(measure, base, run, null, Finding.NOT_JUDGED, reason);
    }

    /** A number that is computed from too few samples. */
    static Compared tooFew(Measure measure, Double base, Double run, Sizes sizes) {
        return new Compared(measure, base, run, null, Finding.TOO_FEW_SAMPLES, sizes.toString());
    }

    /**
     * How many samples there are.
     *
     * @param least how many it takes on either side
     */
    record Sizes(long base, long run, long least) {

        @Override
        public String toString() {
            return "takes " + least + ", base has " + base + ", run " + run;
        }
    }

    /** A number whose true values lie in intervals. */
    static Compared judged(Measure measure, Interval base, Interval run) {
        Interval difference = run.minus(base);
        Finding finding = !difference.excludesZero()
                ? Finding.NOISE
                : !matters(measure, base.estimate(), difference.estimate())
                        ? Finding.SLIGHT
                        : measure.isWorse(difference.estimate()) ? Finding.WORSE : Finding.BETTER;
        return new Compared(measure, base.estimate(), run.estimate(), difference, finding, null);
    }

    /** Whether a difference that is there is worth telling. Of failures each is. */
    private static boolean matters(Measure measure, double base, double difference) {
        double size = Math.abs(difference);
        return measure.unit() != Unit.MILLIS || size >= LEAST_MILLIS && size >= base * LEAST_PERCENT / 100;
    }

    /** The run less the base; empty when one has none. */
    public OptionalDouble difference() {
        return base == null || run == null ? OptionalDouble.empty() : OptionalDouble.of(run - base);
    }

    /** The run over the base; empty when one has none or the base is 0. */
    public OptionalDouble ratio() {
        return base == null || run == null || base == 0 ? OptionalDouble.empty() : OptionalDouble.of(run / base);
    }

    /** Why no more can be said; empty when the difference is judged. */
    public Optional<String> why() {
        return Optional.ofNullable(reason);
    }
}
