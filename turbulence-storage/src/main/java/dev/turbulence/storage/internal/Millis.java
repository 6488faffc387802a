package dev.turbulence.storage.internal;

import java.time.Duration;

/** Durations as stored runs write them, in milliseconds with a fraction, and as the API speaks them. */
public final class Millis {

    private static final double NANOS_PER_MILLI = 1e6;

    private Millis() {}

    /** The duration, rounded to nanoseconds; null for null. */
    public static Duration toDuration(Double millis) {
        return millis == null ? null : toDuration(millis.doubleValue());
    }

    /** The duration, rounded to nanoseconds. */
    public static Duration toDuration(double millis) {
        return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
    }

    /** The milliseconds; null for null. Giving them back to {@link #toDuration(Double)} gives the same duration. */
    public static Double of(Duration duration) {
        return duration == null ? null : duration.toNanos() / NANOS_PER_MILLI;
    }
}
