package dev.turbulence.storage.internal.records;

import dev.turbulence.storage.internal.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Goes through a file line by line without making Strings of it. Only the bytes that the file had when it was opened
 * are read, so that one that grows meanwhile ends where it ended then. Lines that hold nothing are passed over.
 */
public final class LineReader implements Closeable {

    private static final int CHUNK = 1 << 18;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream input;
    private final long length;
    private final int maxLineBytes;

    private byte[] buffer = new byte[CHUNK];
    private int filled;
    private int start;
    private int end;
    private int next;
    private long unread;
    private long lineNumber;
    private boolean terminated;
    private boolean tooLong;

    public LineReader(Path file) throws IOException {
        this(file, Json.MAX_LINE_BYTES);
    }

    public LineReader(Path file, int maxLineBytes) throws IOException {
        this.length = Files.size(file);
        this.input = Files.newInputStream(file);
        this.maxLineBytes = maxLineBytes;
        this.unread = length;
    }

    /** Moves to the next line that is not blank; false at the end of the file. */
    public boolean next() throws IOException {
        while (nextLine()) {
            if (tooLong || !isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Holds the line's bytes, from {@link #start()} to {@link #end()}, until {@link #next()} is called. */
    public byte[] buffer() {
        return buffer;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** Number of the current line, from 1. */
    public long lineNumber() {
        return lineNumber;
    }

    /** Whether the current line ends with a line feed; only the last one may not. */
    public boolean terminated() {
        return terminated;
    }

    /** Whether the current line is longer than a line may be; its content is not available. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Bytes of the file that lie behind us, the current line included. */
    public long position() {
        return length - unread - (filled - next);
    }

    /** Bytes the file had when it was opened. */
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private boolean nextLine() throws IOException {
        start = next;
        tooLong = false;
        int searched = start;
        while (true) {
            int feed = indexOfLineFeed(searched);
            if (feed >= 0) {
                take(feed, feed + 1, true);
                return true;
            }
            if (filled - start > maxLineBytes) {
                tooLong = true;
                start = filled;
            }
            searched = filled - start;
            if (!fill()) {
                boolean any = filled > start || tooLong;
                take(filled, filled, false);
                return any;
            }
            searched += start;
        }
    }

    private void take(int lineEnd, int nextStart, boolean withLineFeed) {
        lineNumber++;
        end = lineEnd;
        next = nextStart;
        terminated = withLineFeed;
        tooLong |= end - start > maxLineBytes;
        if (lineNumber == 1 && startsWithByteOrderMark()) {
            start += BYTE_ORDER_MARK.length;
        }
    }

    private boolean startsWithByteOrderMark() {
        int markEnd = start + BYTE_ORDER_MARK.length;
        return markEnd <= end && Arrays.equals(buffer, start, markEnd, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private int indexOfLineFeed(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads more behind what is there, after moving the current line to the front; false at the end of the file. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, maxLineBytes + (long) CHUNK));
        }
        next = filled;
        int read = input.read(buffer, filled, (int) Math.min(buffer.length - filled, unread));
        if (read <= 0) {
            unread = 0;
            return false;
        }
        filled += read;
        unread -= read;
        return true;
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            byte b = buffer[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
