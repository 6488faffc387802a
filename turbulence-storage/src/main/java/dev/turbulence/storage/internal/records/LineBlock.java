package dev.turbulence.storage.internal.records;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/**
 * A part of a file that holds whole lines, and where in them the members are. Reused for part after part. One thread may
 * read it, the next scan it and a third use it, one after the other.
 */
final class LineBlock {

    private static final int START = 0;
    private static final int END = 1;
    private static final int NUMBER = 2;
    private static final int STATE = 3;
    private static final int PLACES = 4;

    private static final int SCANNED = 0;
    private static final int NOT_STRICT = 1;
    private static final int TOO_LONG = 2;

    private final JsonFields fields;
    private final int chunk;
    private final int maxLineBytes;
    private final int stride;

    private byte[] bytes;
    private long position;
    private int filled;
    private int[] lines;
    private int count;
    private int lineFeeds;

    /**
     * @param fields what is looked for, by this block alone
     * @param chunk how many bytes are read at once, at least 1; more when a line is longer
     */
    LineBlock(JsonFields fields, int chunk, int maxLineBytes) {
        this.fields = fields;
        this.chunk = chunk;
        this.maxLineBytes = maxLineBytes;
        this.stride = PLACES + fields.placesLength();
        this.bytes = new byte[chunk];
        this.lines = new int[stride * 16];
    }

    /**
     * Reads whole lines.
     *
     * @param from where in the file to start
     * @param until where the file ends
     * @return where in the file the next block starts. Nothing follows a line that is too long: it is not read to its end
     */
    long read(RandomAccessFile file, long from, long until) throws IOException {
        position = from;
        filled = 0;
        count = 0;
        lineFeeds = 0;
        bytes = bytes.length > chunk ? new byte[chunk] : bytes;
        file.seek(from);
        while (true) {
            int searched = filled;
            if (!fill(file, until)) {
                return until;
            }
            for (int i = filled - 1; i >= searched; i--) {
                if (bytes[i] == '\n') {
                    filled = i + 1;
                    return from + filled;
                }
            }
            if (filled > maxLineBytes) {
                return until;
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, maxLineBytes + (long) chunk));
        }
    }

    /** Fills the buffer; false when the file ended before or right there. */
    private boolean fill(RandomAccessFile file, long until) throws IOException {
        while (filled < bytes.length) {
            int wanted = (int) Math.min(bytes.length - filled, until - position - filled);
            int read = wanted == 0 ? -1 : file.read(bytes, filled, wanted);
            if (read < 0) {
                return false;
            }
            filled += read;
        }
        return position + filled < until;
    }

    /** Finds the members of all lines. */
    void scan() {
        int start = 0;
        while (start < filled) {
            int end = ByteSearch.lineFeed(bytes, start, filled);
            lineFeeds++;
            boolean marked = position + start == 0 && LineReader.startsWithByteOrderMark(bytes, start, end);
            scanLine(marked ? start + LineReader.BYTE_ORDER_MARK.length : start, end);
            start = end + 1;
        }
    }

    private void scanLine(int start, int end) {
        if (end - start <= maxLineBytes && LineReader.isBlank(bytes, start, end)) {
            return;
        }
        int at = count * stride;
        if (at == lines.length) {
            lines = Arrays.copyOf(lines, lines.length * 2);
        }
        lines[at + START] = start;
        lines[at + END] = end;
        lines[at + NUMBER] = lineFeeds;
        if (end - start > maxLineBytes) {
            lines[at + STATE] = TOO_LONG;
        } else if (fields.read(bytes, start, end)) {
            lines[at + STATE] = SCANNED;
            fields.savePlaces(lines, at + PLACES);
        } else {
            lines[at + STATE] = NOT_STRICT;
        }
        count++;
    }

    /** How many bytes of memory it takes. */
    long size() {
        return bytes.length + (long) lines.length * Integer.BYTES;
    }

    /** How many lines there are that are not blank. */
    int count() {
        return count;
    }

    /** How many lines there are, blank ones included. */
    int allLines() {
        return lineFeeds;
    }

    /** Number of a line within the block, from 1, blank ones counted. */
    int number(int line) {
        return lines[line * stride + NUMBER];
    }

    /** Where in the file a line starts. */
    long lineStart(int line) {
        return position + lines[line * stride + START];
    }

    boolean tooLong(int line) {
        return lines[line * stride + STATE] == TOO_LONG;
    }

    /** Makes the members of a line available, also when it is only almost strict. */
    void load(int line, JsonFields into) throws MalformedLineException {
        int at = line * stride;
        if (lines[at + STATE] == SCANNED) {
            into.loadPlaces(bytes, lines, at + PLACES);
        } else {
            into.readLine(bytes, lines[at + START], lines[at + END]);
        }
    }
}
