package dev.turbulence.storage.internal;

import java.util.Arrays;
import java.util.List;

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

    /** All values of some lists, in an array of just that length. */
    public static double[] join(List<DoubleList> lists) {
        double[] joined = new double[lists.stream().mapToInt(DoubleList::size).sum()];
        int filled = 0;
        for (DoubleList list : lists) {
            System.arraycopy(list.values, 0, joined, filled, list.size);
            filled += list.size;
        }
        return joined;
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
