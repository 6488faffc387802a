package dev.turbulence.engine.execution;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Prints when attempts ended, {@code 2026-11-23T10:15:00.000007+00:00}. A formatter takes as long as all the rest of an
 * attempt, so that its text is kept for those of the same second.
 */
final class AttemptTime {

    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private record Second(long epochSecond, String text) {}

    private static volatile Second latest = second(Instant.EPOCH);

    private AttemptTime() {}

    static String text(Instant instant) {
        Second second = latest;
        if (second.epochSecond() != instant.getEpochSecond()) {
            second = second(instant);
            latest = second;
        }
        String micros = Integer.toString(MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO);
        return second.text() + micros.substring(1) + "+00:00";
    }

    private static Second second(Instant instant) {
        return new Second(instant.getEpochSecond(), TO_THE_SECOND.format(instant));
    }
}
