package dev.turbulence.storage.transfer;

/** A hash table of longs that are hashes already: open addressing, 16 bytes a slot, at most two thirds full. */
final class LongMap {

    /** Marks a free slot; a key of this value is stored as 1. */
    private static final long FREE = 0;

    private long[] slots = new long[2 << 10];
    private int size;

    /** Sets the value of a key, and says whether the key was there. */
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

    boolean containsKey(long key) {
        return slots[slotOf(key)] != FREE;
    }

    /** The value of a key that is there; 0 of any other. */
    long get(long key) {
        return slots[slotOf(key) + 1];
    }

    /** Where the key is, or the free slot where it belongs. */
    private int slotOf(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key << 1) & mask;
        while (slots[slot] != FREE && slots[slot] != stored(key)) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private static long stored(long key) {
        return key == FREE ? 1 : key;
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
