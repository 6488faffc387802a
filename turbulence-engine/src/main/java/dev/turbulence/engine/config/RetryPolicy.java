package dev.turbulence.engine.config;

import java.time.Duration;
import java.util.Set;

/**
 * When a failed attempt of an http or grpc action is repeated, and after how long.
 *
 * @param maxAttempts attempts in all, the first included; at least 1
 * @param onStatus statuses (of gRPC: codes) after which it is repeated
 * @param onTimeout whether it is repeated after a timeout
 * @param onConnectionError whether it is repeated when the connection was refused or broke
 * @param backoff how the pause between attempts grows
 * @param delay the pause of {@link Backoff#FIXED}
 * @param baseDelay the first pause of {@link Backoff#EXPONENTIAL}
 * @param maxDelay what no pause of {@link Backoff#EXPONENTIAL} exceeds
 */
public record RetryPolicy(
        int maxAttempts,
        Set<Integer> onStatus,
        boolean onTimeout,
        boolean onConnectionError,
        Backoff backoff,
        Duration delay,
        Duration baseDelay,
        Duration maxDelay) {
    /** One attempt. */
    public static final RetryPolicy NONE =
            new RetryPolicy(1, Set.of(), false, false, Backoff.FIXED, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** How the pause between attempts grows. */
    public enum Backoff {
        /** Every pause is {@link RetryPolicy#delay()}. */
        FIXED,
        /** Every pause is twice the one before, up to {@link RetryPolicy#maxDelay()}. */
        EXPONENTIAL
    }

    public RetryPolicy {
        onStatus = Set.copyOf(onStatus);
    }

    /**
     * The pause after a failed attempt.
     *
     * @param attempt the attempt that failed, from 1
     */
    public Duration pauseAfter(int attempt) {
        if (backoff == Backoff.FIXED) {
            return delay;
        }
        Duration pause = baseDelay;
        for (int k = 1; k < attempt && pause.compareTo(maxDelay) < 0 && !pause.isZero(); k++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(maxDelay) < 0 ? pause : maxDelay;
    }
}
