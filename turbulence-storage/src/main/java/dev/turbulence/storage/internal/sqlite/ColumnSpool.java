package dev.turbulence.storage.internal.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One number for each row, in a temporary file: they are needed only when all rows are there, and not all at once. The
 * file is gone when this is closed. For one thread until all are added.
 */
final class ColumnSpool implements Closeable {

    private static final int BUFFERED_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFERED_BYTES);
    private final int width;
    private int rows;

    private ColumnSpool(Path folder, int width) throws IOException {
        Path file = Files.createTempFile(folder, ".column", ".tmp");
        this.width = width;
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
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
        ensureRoom();
        buffer.putInt(value);
    }

    void add(long value) throws IOException {
        ensureRoom();
        buffer.putLong(value);
    }

    /** How many were added. */
    int rows() {
        return rows;
    }

    int[] ints() throws IOException {
        int[] values = new int[rows];
        int filled = 0;
        for (ByteBuffer chunk = first(); chunk.hasRemaining(); chunk = next(chunk, filled)) {
            int count = chunk.remaining() / width;
            chunk.asIntBuffer().get(values, filled, count);
            filled += count;
        }
        return values;
    }

    long[] longs() throws IOException {
        long[] values = new long[rows];
        int filled = 0;
        for (ByteBuffer chunk = first(); chunk.hasRemaining(); chunk = next(chunk, filled)) {
            int count = chunk.remaining() / width;
            chunk.asLongBuffer().get(values, filled, count);
            filled += count;
        }
        return values;
    }

    private void ensureRoom() throws IOException {
        rows++;
        if (!buffer.hasRemaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private ByteBuffer first() throws IOException {
        flush();
        return next(ByteBuffer.allocateDirect(BUFFERED_BYTES), 0);
    }

    /** Fills the chunk from that row on, as far as there are rows. */
    private ByteBuffer next(ByteBuffer chunk, int row) throws IOException {
        chunk.clear().limit((int) Math.min(BUFFERED_BYTES, (long) (rows - row) * width));
        while (chunk.hasRemaining()) {
            if (channel.read(chunk, (long) row * width + chunk.position()) < 0) {
                throw new IOException("a temporary file was cut off");
            }
        }
        return chunk.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
