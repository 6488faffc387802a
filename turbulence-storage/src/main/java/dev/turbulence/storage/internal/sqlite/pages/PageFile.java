package dev.turbulence.storage.internal.sqlite.pages;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/**
 * A database file that pages are appended to. When it is closed its header says how many there are. Safe for use by
 * several threads, which then get their pages by turns.
 */
public final class PageFile implements Closeable {

    private static final int HEADER_BYTES = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int RESERVED_AT = 20;
    private static final int PAGE_COUNT_AT = 28;
    private static final int AUTO_VACUUM_AT = 52;

    /** SQLite locks bytes here; the page that holds the first of them is never used. */
    private static final long LOCK_BYTES_AT = 1L << 30;

    private static final int BUFFERED_BYTES = 1 << 20;

    /** So much is written before the disk is told to take it, while more is being written. */
    private static final long FORCED_BYTES = 64L << 20;

    private static final int POINTER_BYTES = 4;

    private final Path path;
    private final FileChannel channel;
    private final int pageSize;
    private final int lockPage;
    private final ByteBuffer buffer;
    private long bufferPosition;
    private long forcedPosition;
    private CompletableFuture<Void> forced = CompletableFuture.completedFuture(null);
    private int pages;

    /** @param file a database that SQLite made and closed */
    public PageFile(Path file) throws IOException {
        path = file;
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            while (header.hasRemaining() && channel.read(header, header.position()) > 0) {
                // Until it is whole.
            }
            int size = header.getShort(PAGE_SIZE_AT) & 0xFFFF;
            pageSize = size == 1 ? 1 << 16 : size;
            pages = header.getInt(PAGE_COUNT_AT);
            bufferPosition = channel.size();
            forcedPosition = bufferPosition;
            if (header.get(RESERVED_AT) != 0
                    || header.getInt(AUTO_VACUUM_AT) != 0
                    || bufferPosition != (long) pages * pageSize) {
                throw new IOException(file + " is not a database that pages can be appended to");
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        lockPage = (int) (LOCK_BYTES_AT / pageSize) + 1;
        buffer = ByteBuffer.allocateDirect(Math.max(BUFFERED_BYTES, pageSize));
    }

    int pageSize() {
        return pageSize;
    }

    /** Appends a page and says which number it got. */
    synchronized int append(byte[] page) throws IOException {
        int number = nextNumber();
        put(page);
        return number;
    }

    /**
     * Appends what does not fit beside its row, in as many pages as it takes, each of which names the next.
     *
     * @return the number of the first
     */
    synchronized int appendOverflow(byte[] bytes, int from, int to) throws IOException {
        int first = nextNumber();
        int room = pageSize - POINTER_BYTES;
        for (int at = from; at < to; at += room) {
            nextNumber();
            byte[] page = new byte[pageSize];
            System.arraycopy(bytes, at, page, POINTER_BYTES, Math.min(room, to - at));
            if (to - at > room) {
                putInt(page, 0, pages + 2 == lockPage ? pages + 3 : pages + 2);
            }
            put(page);
        }
        return first;
    }

    /** Replaces a page that was there before the first was appended. */
    void replace(int number, byte[] page) throws IOException {
        writeFully(ByteBuffer.wrap(page), (long) (number - 1) * pageSize);
    }

    static void putInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    static int getInt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    /** The number that the next page gets, once the page that is never used lies behind. */
    private int nextNumber() throws IOException {
        if (pages + 1 == lockPage) {
            put(new byte[pageSize]);
        }
        return pages + 1;
    }

    private void put(byte[] page) throws IOException {
        if (buffer.remaining() < pageSize) {
            flush();
        }
        buffer.put(page);
        pages++;
    }

    private void flush() throws IOException {
        buffer.flip();
        int length = buffer.limit();
        writeFully(buffer, bufferPosition);
        bufferPosition += length;
        buffer.clear();
        if (bufferPosition - forcedPosition >= FORCED_BYTES && forced.isDone()) {
            forcedPosition = bufferPosition;
            forced = CompletableFuture.runAsync(this::forceEarly);
        }
    }

    /** So that whoever forces the whole file to the disk in the end waits for little. A failure shows there. */
    private void forceEarly() {
        try (FileChannel whole = FileChannel.open(path, StandardOpenOption.WRITE)) {
            whole.force(false);
        } catch (IOException e) {
            // The file was given up, or its disk is broken.
        }
    }

    private void writeFully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Writes what is buffered, and how many pages there are. */
    @Override
    public synchronized void close() throws IOException {
        try (FileChannel open = channel) {
            if (open.isOpen()) {
                flush();
                writeFully(ByteBuffer.allocate(Integer.BYTES).putInt(0, pages), PAGE_COUNT_AT);
                CompletableFuture.runAsync(this::forceEarly);
            }
        }
    }
}
