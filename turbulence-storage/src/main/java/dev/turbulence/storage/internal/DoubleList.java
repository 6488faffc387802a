package dev.turbulence.storage.internal;

import java.util.Arrays;

/** Doubles in an array that grows: eight bytes each, nothing boxed. */
public final class DoubleList {

    private double[] values = new double[16];
    private int size;

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    public void addAll(DoubleList others) {
        addAll(others.values, others.size);
    }

    public void addAll(double[] others) {
        addAll(others, others.length);
    }

    private void addAll(double[] others, int count) {
        if (size + count > values.length) {
            values = Arrays.copyOf(values, size + count);
        }
        System.arraycopy(others, 0, values, size, count);
        size += count;
    }

    public void clear() {
        values = new double[16];
        size = 0;
    }

    public int size() {
        return size;
    }

    public double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
