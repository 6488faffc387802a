package dev.turbulence.engine.execution;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations in messages. */
final class Durations {

    private Durations() {}

    /** In seconds, without trailing zeros: {@code 0.5 s}, {@code 30 s}. */
    static String inWords(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
        return seconds.toPlainString() + " s";
    }
}
