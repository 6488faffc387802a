package dev.turbulence.storage.transfer;

import java.util.Arrays;

/**
 * A hash table of longs that are hashes already: open addressing, 16 bytes a slot, at most two thirds full. It is made of
 * parts, each of which grows by itself, so that never more than one is there twice.
 */
final class LongMap {

    /** Marks a free slot; a key of this value is stored as 1. */
    private static final long FREE = 0;

    /** The first bits of a key say which part it is in, the last ones where. */
    private static final int PART_BITS = 6;

    private final Part[] parts = new Part[1 << PART_BITS];

    LongMap() {
        Arrays.setAll(parts, i -> new Part());
    }

    /** Sets the value of a key, and says whether the key was there. */
    boolean put(long key, long value) {
        return part(key).put(key, value);
    }

    boolean containsKey(long key) {
        Part part = part(key);
        return part.slots[part.slotOf(key)] != FREE;
    }

    /** The value of a key that is there; 0 of any other. */
    long get(long key) {
        Part part = part(key);
        return part.slots[part.slotOf(key) + 1];
    }

    private Part part(long key) {
        return parts[(int) (key >>> Long.SIZE - PART_BITS)];
    }

    private static long stored(long key) {
        return key == FREE ? 1 : key;
    }

    private static final class Part {

        private long[] slots = new long[2 << 5];
        private int size;

        boolean put(long key, long value) {
            int slot = slotOf(key);
            boolean present = slots[slot] != FREE;
            slots[slot] = stored(key);
            slots[slot + 1] = value;
            if (!present && ++size * 3L > slots.length) {
                grow();
            }
            return present;
        }

        /** Where the key is, or the free slot where it belongs. */
        int slotOf(long key) {
            int mask = slots.length - 1;
            int slot = (int) (key << 1) & mask;
            while (slots[slot] != FREE && slots[slot] != stored(key)) {
                slot = slot + 2 & mask;
            }
            return slot;
        }

        private void grow() {
            long[] full = slots;
            slots = new long[full.length * 2];
            for (int i = 0; i < full.length; i += 2) {
                if (full[i] != FREE) {
                    int slot = slotOf(full[i]);
                    slots[slot] = full[i];
                    slots[slot + 1] = full[i + 1];
                }
            }
        }
    }
}
