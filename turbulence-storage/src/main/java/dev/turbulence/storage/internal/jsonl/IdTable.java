package dev.turbulence.storage.internal.jsonl;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers instance ids. Ids of the usual form, {@code inst_} and 12 lower hex digits, take 12 bytes in a table at most
 * three quarters full; others are kept as they are.
 */
final class IdTable {

    private static final String PREFIX = "inst_";
    private static final int DIGITS = 12;
    private static final int FREE = -1;

    private final Map<String, Integer> unusual = new HashMap<>();
    private long[] keys = new long[1024];
    private int[] values = filledWithFree(1024);
    private int size;

    /** The id's number; -1 when it has none. */
    int get(String id) {
        long key = pack(id);
        if (key < 0) {
            return unusual.getOrDefault(id, FREE);
        }
        return values[slotOf(key)];
    }

    /** Gives the id a number and returns the one it had; -1 when it had none. */
    int put(String id, int value) {
        long key = pack(id);
        if (key < 0) {
            Integer before = unusual.put(id, value);
            return before == null ? FREE : before;
        }
        int slot = slotOf(key);
        int before = values[slot];
        keys[slot] = key;
        values[slot] = value;
        if (before == FREE && ++size > keys.length / 4 * 3) {
            grow();
        }
        return before;
    }

    /** The id's digits as a number; -1 when it has another form. */
    private static long pack(String id) {
        if (id.length() != PREFIX.length() + DIGITS || !id.startsWith(PREFIX)) {
            return -1;
        }
        long packed = 0;
        for (int i = PREFIX.length(); i < id.length(); i++) {
            char c = id.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                return -1;
            }
            packed = packed << 4 | digit;
        }
        return packed;
    }

    /** Where the key is, or where it would be. */
    private int slotOf(long key) {
        int mask = keys.length - 1;
        int slot = Long.hashCode(key * 0x9E3779B97F4A7C15L) & mask;
        while (values[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = filledWithFree(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != FREE) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] filledWithFree(int length) {
        int[] values = new int[length];
        Arrays.fill(values, FREE);
        return values;
    }
}
