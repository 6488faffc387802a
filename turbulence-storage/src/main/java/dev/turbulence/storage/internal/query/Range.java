package dev.turbulence.storage.internal.query;

/**
 * A range of values; a null value lies in no range but the unbounded one.
 *
 * @param from smallest value that lies in it; null for no bound
 * @param until smallest value above it (exclusive) or largest value in it (inclusive), as its user says; null for no bound
 */
public record Range<T extends Comparable<T>>(T from, T until) {

    public static <T extends Comparable<T>> Range<T> unbounded() {
        return new Range<>(null, null);
    }

    public Range<T> withFrom(T bound) {
        return new Range<>(bound, until);
    }

    public Range<T> withUntil(T bound) {
        return new Range<>(from, bound);
    }

    public boolean isUnbounded() {
        return from == null && until == null;
    }
}
