package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.LineReader;
import dev.turbulence.storage.internal.records.Lines;
import dev.turbulence.storage.internal.records.MalformedLineException;
import dev.turbulence.storage.internal.records.ScannedLines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Moves through the lines of a file of records, or to single ones. Not safe for several threads. */
final class JsonLines implements Closeable {

    private final RecordSource source;
    private final Lines lines;
    private final Consumer<JsonLines> onClose;
    private long nanosSpent;

    private interface Opening {
        Lines open() throws IOException;
    }

    private JsonLines(RecordSource source, Opening opening, Consumer<JsonLines> onClose) {
        this.source = source;
        this.onClose = onClose;
        try {
            this.lines = source.exists() ? opening.open() : null;
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    /**
     * To go through all lines.
     *
     * @param source a file that is missing has no lines
     * @param fields for the same keys as those that {@link #read} gets
     * @param onClose told when this is closed
     */
    static JsonLines all(RecordSource source, JsonFields fields, Consumer<JsonLines> onClose) {
        return new JsonLines(source, () -> new ScannedLines(source.path(), source.end(), fields), onClose);
    }

    /**
     * To go to single lines, too.
     *
     * @param source a file that is missing has no lines
     * @param chunk how many bytes are read at once
     * @param onClose told when this is closed
     */
    static JsonLines single(RecordSource source, int chunk, Consumer<JsonLines> onClose) {
        return new JsonLines(source, () -> new LineReader(source.path(), source.end(), chunk), onClose);
    }

    /** Moves to the next line that is not empty; false at the end. */
    boolean next() {
        try {
            if (lines == null || !lines.next()) {
                return false;
            }
        } catch (IOException e) {
            throw cannotRead(e);
        }
        if (lines.tooLong()) {
            throw malformed(Json.MAX_LINE_BYTES + 1, "a line longer than " + Json.MAX_LINE_BYTES + " bytes");
        }
        return true;
    }

    /** Makes {@link #next} go to the line that starts there. Not where all lines are gone through. */
    void seek(long position) {
        try {
            ((LineReader) lines).seek(position);
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    /**
     * Finds the members of the line.
     *
     * @throws MalformedRunException if it is not one JSON object
     */
    void read(JsonFields fields) {
        try {
            lines.read(fields);
        } catch (MalformedLineException e) {
            throw malformed(e.column(), e.getMessage());
        }
    }

    /** Where in the file the line starts. */
    long position() {
        return lines.lineStart();
    }

    /** The failure to understand the line at a column. */
    MalformedRunException malformed(int column, String what) {
        String where = lines.lineNumber() > 0 ? "line " + lines.lineNumber() : "the line at byte " + position();
        return new MalformedRunException(source.path() + ", " + where + ", column " + column + ": not a record: " + what
                + ". To migrate the run without such lines: mvn turbulence:migrate -Dturbulence.onMalformed=skip"
                + " -Dturbulence.run=" + source.path().getParent());
    }

    /** Notes how long reading took. */
    void spent(long nanos) {
        nanosSpent += nanos;
    }

    long nanosSpent() {
        return nanosSpent;
    }

    Path path() {
        return source.path();
    }

    private StorageException cannotRead(IOException e) {
        return new StorageException("Cannot read " + source.path() + ": " + Failures.describe(e), e);
    }

    @Override
    public void close() {
        onClose.accept(this);
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }
}
