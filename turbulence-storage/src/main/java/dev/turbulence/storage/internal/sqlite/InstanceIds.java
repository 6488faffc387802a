package dev.turbulence.storage.internal.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ids of a run's instances, numbered from 0 as they come, in little more than the bytes they have. They lie in blocks,
 * so that only one block is copied when there are more.
 */
public final class InstanceIds {

    private static final int BLOCK_BITS = 12;
    private static final int IDS_PER_BLOCK = 1 << BLOCK_BITS;

    private final List<Block> blocks = new ArrayList<>();
    private int size;

    /** Some ids, one after the other. */
    private static final class Block {
        private byte[] bytes = new byte[1 << 12];
        private final int[] ends = new int[IDS_PER_BLOCK];

        void add(int place, byte[] utf8) {
            int start = start(place);
            int end = Math.addExact(start, utf8.length);
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
            }
            System.arraycopy(utf8, 0, bytes, start, utf8.length);
            ends[place] = end;
        }

        int start(int place) {
            return place == 0 ? 0 : ends[place - 1];
        }

        void trim(int places) {
            bytes = Arrays.copyOf(bytes, start(places));
        }
    }

    /** Adds an id, which is not there yet, and returns its number. */
    public int add(String id) {
        int place = size & IDS_PER_BLOCK - 1;
        if (place == 0) {
            if (size > 0) {
                block(size - 1).trim(IDS_PER_BLOCK);
            }
            blocks.add(new Block());
        }
        block(size).add(place, id.getBytes(StandardCharsets.UTF_8));
        return size++;
    }

    int size() {
        return size;
    }

    /** The id of a number, in UTF-8. */
    byte[] get(int number) {
        return Arrays.copyOfRange(bytes(number), start(number), end(number));
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
        int prefix = size == 0 ? 0 : end(0);
        for (int number = 1; number < size; number++) {
            int until = Math.min(prefix, end(number) - start(number));
            int same = Arrays.mismatch(bytes(0), 0, until, bytes(number), start(number), start(number) + until);
            prefix = same < 0 ? until : same;
        }
        return prefix;
    }

    /** Eight bytes as a number that sorts like them; where there are fewer, as if zeros followed. */
    private long key(int number, int prefix) {
        byte[] bytes = bytes(number);
        int end = end(number);
        long key = 0;
        int from = start(number) + prefix;
        for (int i = from; i < from + Long.BYTES; i++) {
            key = key << Byte.SIZE | (i < end ? bytes[i] & 0xFF : 0);
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
        return Arrays.compareUnsigned(bytes(one), start(one), end(one), bytes(other), start(other), end(other));
    }

    private Block block(int number) {
        return blocks.get(number >> BLOCK_BITS);
    }

    private byte[] bytes(int number) {
        return block(number).bytes;
    }

    private int start(int number) {
        return block(number).start(number & IDS_PER_BLOCK - 1);
    }

    private int end(int number) {
        return block(number).ends[number & IDS_PER_BLOCK - 1];
    }
}
