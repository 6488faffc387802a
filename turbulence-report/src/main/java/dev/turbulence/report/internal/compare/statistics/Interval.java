package dev.turbulence.report.internal.compare.statistics;

/**
 * Where a value lies with some confidence.
 *
 * @param estimate the value as it was observed
 * @param lower not above the estimate
 * @param upper not below the estimate
 */
public record Interval(double estimate, double lower, double upper) {

    public Interval {
        if (!(lower <= estimate && estimate <= upper)) {
            throw new IllegalArgumentException(lower + " <= " + estimate + " <= " + upper + " does not hold");
        }
    }

    /**
     * Where the difference of two independent values lies, with the confidence of their intervals. How far each may be off
     * is recovered from its own interval, in the direction that matters (MOVER; Zou and Donner, Statistics in Medicine 27,
     * 2008), so that nothing is assumed to be symmetric. Of Wilson's intervals for shares it makes method 10 of Newcombe
     * (Statistics in Medicine 17, 1998).
     */
    public Interval minus(Interval other) {
        double difference = estimate - other.estimate;
        return new Interval(
                difference,
                difference - Math.hypot(estimate - lower, other.upper - other.estimate),
                difference + Math.hypot(upper - estimate, other.estimate - other.lower));
    }

    /** The same in another unit. */
    public Interval times(double factor) {
        return new Interval(estimate * factor, lower * factor, upper * factor);
    }

    /** Whether it tells in which direction the value lies from 0. */
    public boolean excludesZero() {
        return lower > 0 || upper < 0;
    }
}
