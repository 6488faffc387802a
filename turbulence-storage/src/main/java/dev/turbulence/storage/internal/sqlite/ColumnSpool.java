package dev.turbulence.storage.internal.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * One number for each row, in a temporary file: they are needed only when all rows are there, and then some at a time. The
 * file is gone when this is closed. One thread adds them and calls {@link #done}; then any thread may read.
 */
final class ColumnSpool implements Closeable {

    private static final int BUFFERED_BYTES = 1 << 16;

    private final Spool spool;
    private final int width;

    private ColumnSpool(Path folder, int width) throws IOException {
        this.spool = new Spool(folder);
        this.width = width;
    }

    /** Of ints; its file lies in a folder that exists. */
    static ColumnSpool ofInts(Path folder) throws IOException {
        return new ColumnSpool(folder, Integer.BYTES);
    }

    /** Of longs; its file lies in a folder that exists. */
    static ColumnSpool ofLongs(Path folder) throws IOException {
        return new ColumnSpool(folder, Long.BYTES);
    }

    void add(int value) throws IOException {
        spool.add(value);
    }

    void add(long value) throws IOException {
        spool.add(value);
    }

    /** All are added. */
    void done() throws IOException {
        spool.flush();
    }

    /** How many were added. */
    long rows() {
        return spool.length() / width;
    }

    /** Those of so many rows from that row on, counted from 0. */
    int[] ints(long from, int count) throws IOException {
        int[] values = new int[count];
        ByteBuffer buffer = ByteBuffer.allocate(BUFFERED_BYTES);
        for (int filled = 0; filled < count; filled += buffer.limit() / width) {
            spool.read(buffer, (from + filled) * width, (from + count) * width);
            buffer.asIntBuffer().get(values, filled, buffer.limit() / width);
        }
        return values;
    }

    /** As {@link #ints}. */
    long[] longs(long from, int count) throws IOException {
        long[] values = new long[count];
        ByteBuffer buffer = ByteBuffer.allocate(BUFFERED_BYTES);
        for (int filled = 0; filled < count; filled += buffer.limit() / width) {
            spool.read(buffer, (from + filled) * width, (from + count) * width);
            buffer.asLongBuffer().get(values, filled, buffer.limit() / width);
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
