package dev.turbulence.storage.internal.sqlite.pages;

/** SQLite's numbers of one to nine bytes: seven bits in each, the highest first, and eight in a ninth. */
final class Varint {

    static final int MAX_BYTES = 9;

    private Varint() {}

    static int length(long value) {
        int length = 1;
        for (long rest = value >>> 7; rest != 0 && length < MAX_BYTES; rest >>>= 7) {
            length++;
        }
        return length;
    }

    /** Writes a number and says where the next byte goes. */
    static int put(byte[] bytes, int at, long value) {
        int length = length(value);
        long rest = value;
        int last = at + length - 1;
        if (length == MAX_BYTES) {
            bytes[last] = (byte) rest;
            rest >>>= 8;
            last--;
        }
        for (int i = last; i >= at; i--) {
            bytes[i] = (byte) (rest & 0x7F | (i == at + length - 1 ? 0 : 0x80));
            rest >>>= 7;
        }
        return at + length;
    }
}
