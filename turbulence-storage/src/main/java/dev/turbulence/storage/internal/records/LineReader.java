package dev.turbulence.storage.internal.records;

import dev.turbulence.storage.internal.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Goes through a file line by line, or to single lines, without making Strings of them. Reads no further than where it
 * was told to end, so that a file that grows meanwhile ends where it ended then. Lines that hold nothing and a byte order
 * mark are passed over; a carriage return stays part of its line. The buffer grows with the longest line.
 *
 * <p>Not a channel, since interrupting its thread would close it; not safe for several threads.
 */
public final class LineReader implements Lines {

    private static final int CHUNK = 1 << 18;
    private static final long NOT_COUNTED = -1;
    static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final RandomAccessFile file;
    private final long length;
    private final int chunk;
    private final int maxLineBytes;

    private byte[] buffer;
    private long bufferPosition;
    private int filled;
    private int start;
    private int end;
    private int next;
    private long lineNumber;
    private boolean terminated;
    private boolean tooLong;

    /** Reads what the file holds now. */
    public LineReader(Path file) throws IOException {
        this(file, Files.size(file), CHUNK);
    }

    /**
     * @param length reading ends after so many bytes
     * @param chunk how many bytes are read at once, at least 1
     */
    public LineReader(Path file, long length, int chunk) throws IOException {
        this(file, length, chunk, Json.MAX_LINE_BYTES);
    }

    LineReader(Path file, long length, int chunk, int maxLineBytes) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "r");
        this.length = length;
        this.chunk = chunk;
        this.maxLineBytes = maxLineBytes;
        this.buffer = new byte[chunk];
    }

    @Override
    public boolean next() throws IOException {
        while (nextLine()) {
            if (tooLong || !isBlank()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void read(JsonFields fields) throws MalformedLineException {
        fields.readLine(buffer, start, end);
    }

    /** Makes {@link #next()} go to the line that starts there. Lines are not counted after this. */
    public void seek(long position) throws IOException {
        lineNumber = NOT_COUNTED;
        if (position >= bufferPosition && position <= bufferPosition + filled) {
            next = (int) (position - bufferPosition);
        } else {
            file.seek(position);
            bufferPosition = position;
            filled = 0;
            next = 0;
        }
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

    @Override
    public long lineStart() {
        return bufferPosition + start;
    }

    @Override
    public long lineNumber() {
        return lineNumber;
    }

    /** Whether the current line ends with a line feed; only the last one may not. */
    public boolean terminated() {
        return terminated;
    }

    @Override
    public boolean tooLong() {
        return tooLong;
    }

    /** Bytes of the file that lie behind us, the current line included. */
    public long position() {
        return bufferPosition + next;
    }

    /** Bytes that are read in all. */
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean nextLine() throws IOException {
        start = next;
        tooLong = false;
        int searched = start;
        while (true) {
            int feed = ByteSearch.lineFeed(buffer, searched, filled);
            if (feed < filled) {
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
        if (lineNumber != NOT_COUNTED) {
            lineNumber++;
        }
        end = lineEnd;
        next = nextStart;
        terminated = withLineFeed;
        tooLong |= end - start > maxLineBytes;
        if (lineStart() == 0 && startsWithByteOrderMark(buffer, start, end)) {
            start += BYTE_ORDER_MARK.length;
        }
    }

    /** Reads more behind what is there, after moving the current line to the front; false at the end. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            bufferPosition += start;
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, maxLineBytes + (long) chunk));
        }
        next = filled;
        long left = length - bufferPosition - filled;
        int read = left <= 0 ? 0 : file.read(buffer, filled, (int) Math.min(buffer.length - filled, left));
        if (read <= 0) {
            return false;
        }
        filled += read;
        return true;
    }

    private boolean isBlank() {
        return isBlank(buffer, start, end);
    }

    /** Whether a line holds nothing. */
    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether a line starts with the mark that some editors put at the start of a file. */
    static boolean startsWithByteOrderMark(byte[] bytes, int from, int to) {
        int markEnd = from + BYTE_ORDER_MARK.length;
        return markEnd <= to && Arrays.equals(bytes, from, markEnd, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
