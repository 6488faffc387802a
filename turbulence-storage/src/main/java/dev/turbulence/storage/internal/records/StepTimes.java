package dev.turbulence.storage.internal.records;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a step started and ended, which the records say only in a roundabout way. */
public final class StepTimes {

    private StepTimes() {}

    /**
     * An http step ended with its last attempt; the record's own time may be later, when its writer is slow.
     *
     * @param type the step's type
     * @param lastAttempt timestamp of its last attempt; null when there is none
     * @param recorded the record's timestamp; null when there is none
     * @return null when neither says so
     */
    public static Instant completedAt(String type, String lastAttempt, String recorded) {
        Instant attempt = "http".equals(type) ? Timestamps.parse(lastAttempt) : null;
        return attempt == null ? Timestamps.parse(recorded) : attempt;
    }

    /** The end minus the latency, cut to microseconds; null when either is. */
    public static Instant startedAt(Instant completedAt, Duration latency) {
        return completedAt == null || latency == null
                ? null
                : completedAt.minus(latency).truncatedTo(ChronoUnit.MICROS);
    }
}
