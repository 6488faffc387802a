package dev.turbulence.storage.internal.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers in a temporary file, which is gone when this is closed. One thread writes them, one after another, and flushes;
 * then any thread may read them, from any place.
 */
final class Spool implements Closeable {

    private static final int BUFFERED_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED_BYTES);
    private long flushed;

    /** @param folder where the file lies; it exists */
    Spool(Path folder) throws IOException {
        channel = FileChannel.open(
                Files.createTempFile(folder, ".column", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    void add(int value) throws IOException {
        if (buffer.remaining() < Integer.BYTES) {
            flush();
        }
        buffer.putInt(value);
    }

    void add(long value) throws IOException {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(value);
    }

    /** How many bytes were added. */
    long length() {
        return flushed + buffer.position();
    }

    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            flushed += channel.write(buffer);
        }
        buffer.clear();
    }

    /** Fills a buffer with what was flushed, from that byte on, up to the buffer's end or the other byte. */
    ByteBuffer read(ByteBuffer into, long from, long to) throws IOException {
        into.clear().limit((int) Math.min(into.capacity(), to - from));
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw new IOException("a temporary file was cut off");
            }
        }
        return into.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
