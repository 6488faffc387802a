package dev.turbulence.storage.internal.records;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes eight at a time: several times as fast as one by one. */
final class ByteSearch {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = LOWEST_BITS * '\n';
    private static final long QUOTES = LOWEST_BITS * '"';
    private static final long BACKSLASHES = LOWEST_BITS * '\\';
    private static final long SPACES = LOWEST_BITS * ' ';

    private ByteSearch() {}

    /** Where the first line feed is; {@code to} when there is none. */
    static int lineFeed(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long found = zeros((long) WORDS.get(bytes, at) ^ LINE_FEEDS) & HIGHEST_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Where the first byte is that is more than itself in a JSON string: not ASCII, a quote, a backslash or a control. */
    static int specialInString(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long controls = word - SPACES & ~word;
            long found = (zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | controls | word) & HIGHEST_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Has the highest bit of every byte that is 0. A borrow may set it in bytes behind the first such byte, too. */
    private static long zeros(long word) {
        return word - LOWEST_BITS & ~word;
    }
}
