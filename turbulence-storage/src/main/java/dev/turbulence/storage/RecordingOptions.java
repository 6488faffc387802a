package dev.turbulence.storage;

import java.time.Duration;
import java.util.Objects;

/**
 * How a run is written, which changes nothing of what is in it.
 *
 * @param commitInterval the longest that a record waits to be committed to a SQLite run, while the disk keeps up: what a
 *     killed process loses. From 10 milliseconds to a minute; JSON lines, which wait for nothing, take no notice of it
 */
public record RecordingOptions(Duration commitInterval) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A commit interval of 200 milliseconds. */
    public static final RecordingOptions DEFAULT = new RecordingOptions(Duration.ofMillis(200));

    /** @throws IllegalArgumentException if the interval is out of its range */
    public RecordingOptions {
        Objects.requireNonNull(commitInterval, "commitInterval");
        if (commitInterval.compareTo(SHORTEST) < 0 || commitInterval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the commit interval must be from " + SHORTEST.toMillis() + " to "
                    + LONGEST.toMillis() + " ms, not " + commitInterval.toMillis() + " ms");
        }
    }
}
