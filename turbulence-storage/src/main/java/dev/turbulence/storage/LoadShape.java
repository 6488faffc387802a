package dev.turbulence.storage;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * When the instances of a run start.
 *
 * <p>A closed load keeps {@code parallel} instances running: one starts when another has ended, so that a system that
 * stalls is asked less. An open load has a {@code rate}: instances arrive at times of their own, evenly spaced, whether or
 * not earlier ones have ended. Instance k arrives at {@link #arrivalNanos}, in every run of the same shape.
 *
 * @param instances at most so many instances, 1 to 4,294,967,295; null when the duration alone ends the run
 * @param parallel how many may run at once, at least 1; under an open load a bound beyond which instances start late
 * @param duration how long new instances start, ramp-up and warm-up included; those that run then go on to their end. Null
 *     when the number of instances alone ends the run
 * @param rampUp how long the load rises, linearly: a closed one from one instance at once to {@code parallel}, an open one
 *     from none per second to {@code rate}; zero for a full load from the start
 * @param rate instances per second; null for a closed load
 * @param warmUp instances that start within this time from the first are played and recorded, but not counted; zero for none
 */
public record LoadShape(
        Long instances, int parallel, Duration duration, Duration rampUp, Double rate, Duration warmUp) {

    /** The most instances that a run can have. */
    public static final long MOST_INSTANCES = 0xFFFF_FFFFL;

    /** The longest that any of the times may be. */
    public static final Duration LONGEST = Duration.ofDays(365);

    private static final double NANOS = 1e9;

    /** @throws IllegalArgumentException if a value is out of its range, or they contradict each other; says what to do */
    public LoadShape {
        Objects.requireNonNull(rampUp, "rampUp");
        Objects.requireNonNull(warmUp, "warmUp");
        require(
                instances == null || instances >= 1 && instances <= MOST_INSTANCES,
                "instances must be 1 to " + MOST_INSTANCES + ", but is " + instances);
        require(parallel >= 1, "parallel must be at least 1, but is " + parallel);
        require(
                duration == null || isTime(duration) && !duration.isZero(),
                "duration must be more than 0 and at most 365 days, but is " + inWords(duration));
        require(isTime(rampUp), "rampUp must be 0 to 365 days, but is " + inWords(rampUp));
        require(isTime(warmUp), "warmUp must be 0 to 365 days, but is " + inWords(warmUp));
        require(
                rate == null || rate > 0 && !rate.isInfinite(),
                "rate is a number of instances per second, more than 0, but is " + rate);
        require(
                instances != null || duration != null,
                "nothing says when the run is over: give instances, duration or both");
        requireNoContradiction(instances, duration, rampUp, rate, warmUp);
    }

    /** So many instances, so many at once, from the start. */
    public static LoadShape closed(long instances, int parallel) {
        return new LoadShape(instances, parallel, null, Duration.ZERO, null, Duration.ZERO);
    }

    private static void requireNoContradiction(
            Long instances, Duration duration, Duration rampUp, Double rate, Duration warmUp) {
        if (duration != null) {
            require(
                    rampUp.compareTo(duration) <= 0,
                    "rampUp (" + inWords(rampUp) + ") is longer than duration (" + inWords(duration)
                            + "), which includes it: the full load would never be reached. Make duration longer.");
            require(
                    warmUp.compareTo(duration) < 0,
                    "warmUp (" + inWords(warmUp) + ") takes up all of duration (" + inWords(duration)
                            + "), which includes it: nothing would be counted. Make duration longer.");
        }
        if (rate != null) {
            long arrivals = arrivals(instances, duration, rampUp, rate);
            require(
                    arrivals <= MOST_INSTANCES,
                    "a rate of " + number(rate) + " per second for " + inWords(duration) + " makes more than "
                            + MOST_INSTANCES + " instances: lower one of them");
            long last = arrivalNanos(arrivals - 1, rampUp, rate);
            require(
                    warmUp.isZero() || last >= warmUp.toNanos(),
                    "all " + arrivals + " instances arrive within warmUp (" + inWords(warmUp)
                            + "): nothing would be counted. Give more instances or a shorter warmUp.");
        }
    }

    /** Whether instances arrive at times of their own. */
    public boolean isOpen() {
        return rate != null;
    }

    /** Whether it is no more than so many instances, so many at once. */
    public boolean isPlain() {
        return !isOpen() && duration == null && rampUp.isZero() && warmUp.isZero();
    }

    /** Whether a run of this shape marks some of its instances: as warm-up, or with how late they started. */
    public boolean marksInstances() {
        return isOpen() || !warmUp.isZero();
    }

    /** How many instances a run of this shape has when it is complete; empty when that depends on how fast they are. */
    public OptionalLong expectedInstances() {
        if (isOpen()) {
            return OptionalLong.of(arrivals(instances, duration, rampUp, rate));
        }
        return duration == null ? OptionalLong.of(instances) : OptionalLong.empty();
    }

    /**
     * When an instance of an open load arrives, in nanoseconds since the first.
     *
     * @param index the instance's, from 0
     * @throws IllegalStateException if the load is closed
     */
    public long arrivalNanos(long index) {
        if (!isOpen()) {
            throw new IllegalStateException("A closed load has no arrival times");
        }
        return arrivalNanos(index, rampUp, rate);
    }

    private static long arrivalNanos(long index, Duration rampUp, double rate) {
        double rise = rampUp.toNanos() / NANOS;
        double duringRise = rate * rise / 2;
        double seconds = index < duringRise ? Math.sqrt(2 * rise * index / rate) : rise + (index - duringRise) / rate;
        return Math.round(seconds * NANOS);
    }

    /** How many arrive before the duration is over, at most {@code instances}. */
    private static long arrivals(Long instances, Duration duration, Duration rampUp, double rate) {
        if (duration == null) {
            return instances;
        }
        double steady = duration.minus(rampUp).toNanos() / NANOS;
        double estimate = rate * (rampUp.toNanos() / NANOS / 2 + steady);
        if (estimate > MOST_INSTANCES) {
            return instances == null ? Long.MAX_VALUE : instances;
        }
        long count = Math.max(1, Math.round(estimate) - 2);
        while (arrivalNanos(count, rampUp, rate) < duration.toNanos()) {
            count++;
        }
        return instances == null ? count : Math.min(count, instances);
    }

    /** In words for people, such as {@code 200 instances per second for 30 s, at most 1000 at once}. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        if (isOpen()) {
            words.append(number(rate)).append(" instances per second, ");
        }
        if (duration == null) {
            words.append(instances).append(" instances, ");
        } else {
            words.append("for ").append(inWords(duration)).append(", ");
            words.append(instances == null ? "" : "at most " + instances + " instances, ");
        }
        words.append(isOpen() ? "at most " : "").append(parallel).append(" at once");
        words.append(rampUp.isZero() ? "" : ", ramp-up " + inWords(rampUp));
        return words.append(warmUp.isZero() ? "" : ", warm-up " + inWords(warmUp))
                .toString();
    }

    private static boolean isTime(Duration time) {
        return !time.isNegative() && time.compareTo(LONGEST) <= 0;
    }

    private static String inWords(Duration time) {
        return time == null ? "not given" : number(time.toMillis() / 1e3) + " s";
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
