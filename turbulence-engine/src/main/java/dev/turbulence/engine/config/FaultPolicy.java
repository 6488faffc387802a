package dev.turbulence.engine.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The faults that are injected into the requests of an http action.
 *
 * @param latency how much later than asked for each request is sent
 * @param timeoutAfter after how long each attempt is given up, the injected latency included; at least 1 ms
 * @param retryCount how often a failed attempt is repeated, at once; at least 0
 */
public record FaultPolicy(
        Optional<MillisRange> latency, Optional<Duration> timeoutAfter, Optional<Integer> retryCount) {
    /** No faults. */
    public static final FaultPolicy NONE = new FaultPolicy(Optional.empty(), Optional.empty(), Optional.empty());

    /** This policy, and what it does not say from another one. */
    FaultPolicy over(FaultPolicy base) {
        return new FaultPolicy(
                latency.or(base::latency), timeoutAfter.or(base::timeoutAfter), retryCount.or(base::retryCount));
    }

    /** Whether it injects nothing. */
    public boolean isNone() {
        return equals(NONE);
    }
}
