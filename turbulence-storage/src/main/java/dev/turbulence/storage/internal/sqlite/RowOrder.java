package dev.turbulence.storage.internal.sqlite;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Puts rows, known by their numbers, in order. Rows that are equal stay in the order in which they are given. */
final class RowOrder {

    private static final int SHORT_RUN = 8;

    private RowOrder() {}

    /** All rows, in the order in which they were recorded. */
    static int[] recorded(int rows) {
        int[] order = new int[rows];
        Arrays.setAll(order, row -> row);
        return order;
    }

    /**
     * Group after group, in one pass.
     *
     * @param groupOf the group of a row, from 0; negative for rows that are left out
     */
    static int[] byGroup(int[] order, int groups, IntUnaryOperator groupOf) {
        int[] next = new int[groups + 1];
        for (int row : order) {
            int group = groupOf.applyAsInt(row);
            if (group >= 0) {
                next[group + 1]++;
            }
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] grouped = new int[next[groups]];
        for (int row : order) {
            int group = groupOf.applyAsInt(row);
            if (group >= 0) {
                grouped[next[group]++] = row;
            }
        }
        return grouped;
    }

    /** By a key that each row has, the smallest first. */
    static int[] byKey(int[] order, long[] keys) {
        int[] from = order.clone();
        int[] to = new int[order.length];
        for (int start = 0; start < from.length; start += SHORT_RUN) {
            sortShortRun(from, start, Math.min(start + SHORT_RUN, from.length), keys);
        }
        for (int width = SHORT_RUN; width < from.length && width > 0; width *= 2) {
            for (int start = 0; start < from.length; start += 2 * width) {
                int middle = Math.min(start + width, from.length);
                merge(from, to, start, middle, Math.min(middle + width, from.length), keys);
            }
            int[] merged = to;
            to = from;
            from = merged;
        }
        return from;
    }

    private static void sortShortRun(int[] rows, int start, int end, long[] keys) {
        for (int i = start + 1; i < end; i++) {
            int row = rows[i];
            int at = i;
            while (at > start && keys[rows[at - 1]] > keys[row]) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }

    private static void merge(int[] from, int[] to, int start, int middle, int end, long[] keys) {
        if (middle == end || keys[from[middle - 1]] <= keys[from[middle]]) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft = right == end || left < middle && keys[from[left]] <= keys[from[right]];
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
