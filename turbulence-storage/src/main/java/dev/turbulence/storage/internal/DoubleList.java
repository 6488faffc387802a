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
        if (size + others.size > values.length) {
            values = Arrays.copyOf(values, size + others.size);
        }
        System.arraycopy(others.values, 0, values, size, others.size);
        size += others.size;
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
