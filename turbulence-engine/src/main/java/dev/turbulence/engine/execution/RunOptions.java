package dev.turbulence.engine.execution;

import dev.turbulence.storage.LoadShape;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a run is played.
 *
 * @param load when instances start
 * @param seed the seed of every choice
 * @param waitFor URLs that must have answered 2xx before the first instance starts
 * @param waitForTimeout how long they may take for that, all together
 * @param gracePeriod how long running instances may go on after a {@link RunPlayer#cancel}
 * @param maxBodyBytes how much of a body is recorded; extraction and checks see the whole
 * @param clock the time of day
 */
public record RunOptions(
        LoadShape load,
        long seed,
        List<URI> waitFor,
        Duration waitForTimeout,
        Duration gracePeriod,
        int maxBodyBytes,
        Clock clock) {

    /** What is recorded of a body unless said otherwise: 64 KiB. */
    public static final int DEFAULT_MAX_BODY_BYTES = 64 * 1024;

    public RunOptions {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("maxBodyBytes must not be negative, but is " + maxBodyBytes);
        }
        waitFor = List.copyOf(waitFor);
        requireNotNegative(waitForTimeout, "waitForTimeout");
        requireNotNegative(gracePeriod, "gracePeriod");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(clock, "clock");
    }

    /** As {@link #of(LoadShape, long)}, for so many instances, so many at once. */
    public static RunOptions of(long instances, int parallel, long seed) {
        return of(LoadShape.closed(instances, parallel), seed);
    }

    /** Options that wait for no URL, give a grace period of five seconds and use the system clock. */
    public static RunOptions of(LoadShape load, long seed) {
        return new RunOptions(
                load,
                seed,
                List.of(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                DEFAULT_MAX_BODY_BYTES,
                Clock.systemUTC());
    }

    /** These options with URLs to wait for. */
    public RunOptions withWaitFor(List<URI> urls, Duration timeout) {
        return new RunOptions(load, seed, urls, timeout, gracePeriod, maxBodyBytes, clock);
    }

    /** These options with another grace period. */
    public RunOptions withGracePeriod(Duration period) {
        return new RunOptions(load, seed, waitFor, waitForTimeout, period, maxBodyBytes, clock);
    }

    /** These options with another limit on recorded bodies. */
    public RunOptions withMaxBodyBytes(int bytes) {
        return new RunOptions(load, seed, waitFor, waitForTimeout, gracePeriod, bytes, clock);
    }

    /** These options with another clock. */
    public RunOptions withClock(Clock other) {
        return new RunOptions(load, seed, waitFor, waitForTimeout, gracePeriod, maxBodyBytes, other);
    }

    private static void requireNotNegative(Duration duration, String name) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
        }
    }
}
