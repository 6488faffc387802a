package dev.turbulence.storage.internal.records;

import java.io.Closeable;
import java.io.IOException;

/** Goes through the lines of a file of records that are not blank. Not safe for several threads. */
public interface Lines extends Closeable {

    /** Moves to the next line that is not blank; false at the end. */
    boolean next() throws IOException;

    /**
     * Finds the members of the current line, until the next move.
     *
     * @throws MalformedLineException if the line is not one JSON object
     */
    void read(JsonFields fields) throws MalformedLineException;

    /** Where in the file the current line starts. */
    long lineStart();

    /** Number of the current line, from 1; negative when lines are not counted. */
    long lineNumber();

    /** Whether the current line is longer than a line may be; its content is not available. */
    boolean tooLong();
}
