package dev.turbulence.storage.internal.sqlite.pages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of one row or index entry in SQLite's record format: what each is and how long, then all of them. Reused for
 * row after row; for one thread. The value is added in the order of the columns and is stored as it is given, except for
 * {@link #real} and {@link #number}, which do what SQLite does for columns of that affinity.
 */
public final class Record {

    private static final int MAX_COLUMNS = 24;
    private static final int HEADER_ROOM = MAX_COLUMNS * Varint.MAX_BYTES + 2;

    private static final int REAL = 7;
    private static final int ZERO = 8;
    private static final int ONE = 9;
    private static final int FIRST_BLOB = 12;
    private static final int FIRST_TEXT = 13;

    /** Beyond these, a whole number takes as many bytes as a double. */
    private static final long GREATEST_OF_SIX_BYTES = (1L << 47) - 1;

    private static final double TWO_TO_63 = 0x1p63;

    private final long[] types = new long[MAX_COLUMNS];
    private byte[] bytes = new byte[HEADER_ROOM + 4096];
    private int columns;
    private int start;
    private int end = HEADER_ROOM;

    /** Begins anew. */
    public Record clear() {
        columns = 0;
        end = HEADER_ROOM;
        return this;
    }

    public Record nothing() {
        types[columns++] = 0;
        return this;
    }

    /** A whole number. */
    public Record integer(long value) {
        if (value == 0 || value == 1) {
            types[columns++] = value == 0 ? ZERO : ONE;
            return this;
        }
        int width = width(value);
        types[columns++] = width <= 4 ? width : width == 6 ? 5 : 6;
        return putBigEndian(value, width);
    }

    /** A whole number; null for none. */
    public Record integer(Integer value) {
        return value == null ? nothing() : integer(value.longValue());
    }

    /** 1 or 0; null for none. */
    public Record truth(Boolean value) {
        return value == null ? nothing() : integer(value ? 1 : 0);
    }

    /** The value of a column of affinity REAL, which is kept as a whole number where that is shorter. */
    public Record real(Double value) {
        if (value == null) {
            return nothing();
        }
        return isWhole(value) && Math.abs(value) <= GREATEST_OF_SIX_BYTES ? integer(value.longValue()) : exact(value);
    }

    /** The value of a column of affinity INTEGER or NUMERIC, which is a whole number where it can be. */
    public Record number(Double value) {
        if (value == null) {
            return nothing();
        }
        return isWhole(value) ? integer(value.longValue()) : exact(value);
    }

    /** Text; null for none. */
    public Record text(String value) {
        return value == null ? nothing() : text(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Text in UTF-8. */
    public Record text(byte[] utf8) {
        types[columns++] = FIRST_TEXT + 2L * utf8.length;
        return put(utf8);
    }

    public Record blob(byte[] value) {
        types[columns++] = FIRST_BLOB + 2L * value.length;
        return put(value);
    }

    /** Puts the header before the values. */
    public Record end() {
        int typeBytes = 0;
        for (int i = 0; i < columns; i++) {
            typeBytes += Varint.length(types[i]);
        }
        int header = typeBytes + 1 < 0x80 ? typeBytes + 1 : typeBytes + 2;
        start = HEADER_ROOM - header;
        int at = Varint.put(bytes, start, header);
        for (int i = 0; i < columns; i++) {
            at = Varint.put(bytes, at, types[i]);
        }
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    /** After {@link #end}: where the record starts in {@link #bytes}. */
    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < TWO_TO_63;
    }

    private Record exact(double value) {
        types[columns++] = REAL;
        return putBigEndian(Double.doubleToLongBits(value), Long.BYTES);
    }

    private static int width(long value) {
        int bits = Long.SIZE + 1 - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
        int width = (bits + 7) / 8;
        return width == 5 ? 6 : width == 7 ? 8 : width;
    }

    private Record putBigEndian(long value, int width) {
        reserve(width);
        for (int i = width - 1; i >= 0; i--) {
            bytes[end++] = (byte) (value >>> 8 * i);
        }
        return this;
    }

    private Record put(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, end, value.length);
        end += value.length;
        return this;
    }

    private void reserve(int length) {
        if (bytes.length - end < length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + length, bytes.length * 2));
        }
    }
}
