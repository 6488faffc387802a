package dev.turbulence.benchmarks.http;

import java.util.StringJoiner;

/**
 * What a server has counted.
 *
 * @param requests all of them
 * @param followUps those among them for the order that the first answer names
 * @param firstMillis when the first was read, since the epoch
 * @param lastMillis when the last was read, since the epoch
 */
public record RequestCount(long requests, long followUps, long firstMillis, long lastMillis) {

    /** What {@link #line()} made. */
    public static RequestCount parse(String line) {
        String[] parts = line.split(" ");
        return new RequestCount(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }

    String line() {
        return new StringJoiner(" ")
                .add(String.valueOf(requests))
                .add(String.valueOf(followUps))
                .add(String.valueOf(firstMillis))
                .add(String.valueOf(lastMillis))
                .toString();
    }

    /** From the first request to the last. */
    public double perSecond() {
        return requests * 1e3 / (lastMillis - firstMillis);
    }
}
