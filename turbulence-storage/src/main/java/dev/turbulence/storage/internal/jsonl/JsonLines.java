package dev.turbulence.storage.internal.jsonl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.records.CleanJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Moves through the lines of a file, or to single ones, in a buffer no longer than the longest line. Empty lines and a byte
 * order mark are passed over. Not a channel, since interrupting its thread would close it; not safe for several threads.
 */
final class JsonLines implements Closeable {

    private final RecordSource source;
    private final RandomAccessFile file;
    private final Consumer<JsonLines> onClose;
    private byte[] buffer;
    private long bufferPosition;
    private int filled;
    private int next;
    private int start;
    private int length;
    private long number;

    /**
     * @param bufferBytes how much is read at once; the buffer grows with longer lines
     * @param onClose told when this is closed
     */
    JsonLines(RecordSource source, int bufferBytes, Consumer<JsonLines> onClose) {
        this.source = source;
        this.buffer = new byte[bufferBytes];
        this.onClose = onClose;
        try {
            this.file = source.exists() ? new RandomAccessFile(source.path().toFile(), "r") : null;
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    /** Moves to the next line that is not empty; false at the end. */
    boolean next() {
        while (nextLine()) {
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Makes {@link #next} go to the line that starts there. Lines are not counted after this. */
    void seek(long position) {
        number = -1;
        if (position >= bufferPosition && position <= bufferPosition + filled) {
            next = (int) (position - bufferPosition);
        } else {
            bufferPosition = position;
            filled = 0;
            next = 0;
        }
    }

    /** The bytes around the line; the next move changes them. */
    byte[] bytes() {
        return buffer;
    }

    /** Where in {@link #bytes} the line starts. */
    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /** Where in the file the line starts. */
    long position() {
        return bufferPosition + start;
    }

    /** The line's number, from 1. */
    long number() {
        return number;
    }

    /**
     * Gives a parser of the line, standing on the start of its object, to a record's reader.
     *
     * @throws MalformedRunException if the line is not exactly one JSON object
     */
    void parse(LineParser reader) {
        try (JsonParser in = CleanJson.parser(buffer, start, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(in.currentTokenLocation().getColumnNr(), "expected a JSON object");
            }
            reader.read(in);
            if (in.nextToken() != null) {
                throw malformed(in.currentTokenLocation().getColumnNr(), "more than one JSON object on one line");
            }
        } catch (JsonProcessingException e) {
            throw malformed(e.getLocation() == null ? 1 : e.getLocation().getColumnNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    /** The failure to understand the line at a column. */
    MalformedRunException malformed(int column, String what) {
        String where = number > 0 ? "line " + number : "the line at byte " + position();
        return new MalformedRunException(source.path() + ", " + where + ", column " + column + ": not a record: " + what
                + ". To migrate the run without such lines: mvn turbulence:migrate -Dturbulence.onMalformed=skip"
                + " -Dturbulence.run=" + source.path().getParent());
    }

    private boolean nextLine() {
        int lineFeed = find(next);
        while (lineFeed < 0) {
            int searched = filled - next;
            if (!fill()) {
                return lastLine();
            }
            lineFeed = find(next + searched);
        }
        setLine(lineFeed);
        next = lineFeed + 1;
        return true;
    }

    /** What follows the last line feed: {@link RecordSource} has made sure that it is whole. */
    private boolean lastLine() {
        if (next >= filled) {
            return false;
        }
        setLine(filled);
        next = filled;
        return true;
    }

    private void setLine(int end) {
        start = next;
        length = end - next;
        if (number >= 0) {
            number++;
        }
        if (length > Json.MAX_LINE_BYTES) {
            throw malformed(1, "a line longer than " + Json.MAX_LINE_BYTES + " bytes");
        }
        if (position() == 0 && length >= 3 && buffer[start] == (byte) 0xEF && buffer[start + 1] == (byte) 0xBB) {
            start += 3;
            length -= 3;
        }
    }

    private int find(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads on, keeping the bytes of the line that has begun; false at the end of what is to be read. */
    private boolean fill() {
        int kept = filled - next;
        if (kept > Json.MAX_LINE_BYTES) {
            setLine(filled);
        }
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, kept);
            bufferPosition += next;
            next = 0;
            filled = kept;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        return readInto();
    }

    private boolean readInto() {
        long left = source.end() - bufferPosition - filled;
        if (left <= 0) {
            return false;
        }
        try {
            file.seek(bufferPosition + filled);
            int read = file.read(buffer, filled, (int) Math.min(left, buffer.length - filled));
            filled += Math.max(0, read);
            return read > 0;
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    private boolean isBlank() {
        for (int i = start; i < start + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private StorageException cannotRead(IOException e) {
        return new StorageException("Cannot read " + source.path() + ": " + Failures.describe(e), e);
    }

    @Override
    public void close() {
        onClose.accept(this);
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    /** Reads a record from its object's start to its end. */
    interface LineParser {
        void read(JsonParser in) throws IOException;
    }
}
