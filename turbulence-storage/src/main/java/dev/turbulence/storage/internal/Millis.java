package dev.turbulence.storage.internal;

import java.time.Duration;

/** Durations as stored runs write them, in milliseconds with a fraction, and as the API speaks them. */
public final class Millis {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** The longest time whose nanoseconds fit into a long. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Millis() {}

    /** The duration, rounded to nanoseconds; null for null. */
    public static Duration toDuration(Double millis) {
        return millis == null ? null : toDuration(millis.doubleValue());
    }

    /** The duration, rounded to nanoseconds. */
    public static Duration toDuration(double millis) {
        return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
    }

    /**
     * The milliseconds; null for null. Giving them back to {@link #toDuration(Double)} gives the same duration, but for one
     * of more than 292 years, which broken timestamps may lie apart.
     */
    public static Double of(Duration duration) {
        if (duration == null) {
            return null;
        }
        return duration.abs().compareTo(LONGEST) > 0
                ? duration.getSeconds() * MILLIS_PER_SECOND
                : duration.toNanos() / NANOS_PER_MILLI;
    }
}
