package dev.turbulence.storage.internal.jsonl;

import java.util.Arrays;

/**
 * The smallest of many keys with a value each, sorted at the end: by key, then by value. Sixteen bytes for each that is
 * kept, in a heap with the greatest on top.
 */
final class SmallestKeys {

    private final int capacity;
    private long[] keys = new long[64];
    private long[] values = new long[64];
    private int size;

    /** @param capacity how many are kept at most */
    SmallestKeys(int capacity) {
        this.capacity = capacity;
    }

    /** A key that sorts numbers from great to small, NaN last. */
    static long descending(double number) {
        if (Double.isNaN(number)) {
            return Long.MAX_VALUE;
        }
        long bits = Double.doubleToLongBits(number + 0.0);
        return bits < 0 ? bits & Long.MAX_VALUE : ~bits;
    }

    /** Adds a key, which may push out the greatest. Not after {@link #sort()}. */
    void add(long key, long value) {
        if (size < capacity) {
            ensureRoom();
            keys[size] = key;
            values[size] = value;
            siftUp(size++);
        } else if (size > 0 && (key < keys[0] || key == keys[0] && value < values[0])) {
            keys[0] = key;
            values[0] = value;
            siftDown(0, size);
        }
    }

    boolean isFull() {
        return size == capacity;
    }

    int size() {
        return size;
    }

    /** After {@link #sort()}: the key of that rank, from 0. */
    long key(int rank) {
        return keys[rank];
    }

    /** After {@link #sort()}: the value of that rank, from 0. */
    long value(int rank) {
        return values[rank];
    }

    /** Puts what was kept in order. */
    void sort() {
        for (int end = size - 1; end > 0; end--) {
            swap(0, end);
            siftDown(0, end);
        }
    }

    /** Begins anew. */
    void clear() {
        size = 0;
    }

    private void ensureRoom() {
        if (size == keys.length) {
            int length = (int) Math.min(capacity, size * 2L);
            keys = Arrays.copyOf(keys, length);
            values = Arrays.copyOf(values, length);
        }
    }

    private void siftUp(int from) {
        int child = from;
        while (child > 0) {
            int parent = (child - 1) / 2;
            if (!isGreater(child, parent)) {
                return;
            }
            swap(child, parent);
            child = parent;
        }
    }

    private void siftDown(int from, int end) {
        int parent = from;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && isGreater(child + 1, child)) {
                child++;
            }
            if (!isGreater(child, parent)) {
                return;
            }
            swap(child, parent);
            parent = child;
        }
    }

    private boolean isGreater(int one, int other) {
        return keys[one] > keys[other] || keys[one] == keys[other] && values[one] > values[other];
    }

    private void swap(int one, int other) {
        long key = keys[one];
        keys[one] = keys[other];
        keys[other] = key;
        long value = values[one];
        values[one] = values[other];
        values[other] = value;
    }
}
