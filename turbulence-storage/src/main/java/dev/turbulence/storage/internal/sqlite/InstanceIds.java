package dev.turbulence.storage.internal.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The ids of a run's instances, numbered from 0 as they come, in little more than the bytes they have. */
public final class InstanceIds {

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int size;

    /** Adds an id, which is not there yet, and returns its number. */
    public int add(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        int start = start(size);
        int end = Math.addExact(start, utf8.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 1));
        }
        System.arraycopy(utf8, 0, bytes, start, utf8.length);
        ends[size] = end;
        return size++;
    }

    int size() {
        return size;
    }

    /** The id of a number, in UTF-8. */
    byte[] get(int number) {
        return Arrays.copyOfRange(bytes, start(number), ends[number]);
    }

    /** The place of each number when the ids are sorted by their bytes. */
    int[] ranks() {
        int prefix = commonPrefix();
        long[] keys = new long[size];
        Arrays.setAll(keys, number -> key(number, prefix));
        int[] sorted = RowOrder.byKey(RowOrder.recorded(size), keys);
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && keys[sorted[to]] == keys[sorted[from]]) {
                to++;
            }
            sortByAllBytes(sorted, from, to);
            from = to;
        }
        int[] ranks = new int[size];
        for (int place = 0; place < size; place++) {
            ranks[sorted[place]] = place;
        }
        return ranks;
    }

    /** How many bytes all ids begin with alike; the keys are made of what differs. */
    private int commonPrefix() {
        int prefix = size == 0 ? 0 : ends[0];
        for (int number = 1; number < size; number++) {
            int start = start(number);
            int until = Math.min(prefix, ends[number] - start);
            int same = Arrays.mismatch(bytes, 0, until, bytes, start, start + until);
            prefix = same < 0 ? until : same;
        }
        return prefix;
    }

    /** Eight bytes as a number that sorts like them; where there are fewer, as if zeros followed. */
    private long key(int number, int prefix) {
        long key = 0;
        int from = start(number) + prefix;
        for (int i = from; i < from + Long.BYTES; i++) {
            key = key << Byte.SIZE | (i < ends[number] ? bytes[i] & 0xFF : 0);
        }
        return key ^ Long.MIN_VALUE;
    }

    private void sortByAllBytes(int[] sorted, int from, int to) {
        if (to - from > 1) {
            Integer[] numbers = Arrays.stream(sorted, from, to)
                    .boxed()
                    .sorted(this::compare)
                    .toArray(Integer[]::new);
            for (int i = 0; i < numbers.length; i++) {
                sorted[from + i] = numbers[i];
            }
        }
    }

    private int compare(int one, int other) {
        return Arrays.compareUnsigned(bytes, start(one), ends[one], bytes, start(other), ends[other]);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
