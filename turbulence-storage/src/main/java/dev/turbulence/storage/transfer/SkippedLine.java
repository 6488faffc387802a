package dev.turbulence.storage.transfer;

import java.nio.file.Path;

/**
 * A line that is not a record.
 *
 * @param file the file
 * @param line its number, from 1
 * @param column where in the line, in bytes from 1
 * @param reason what is wrong with it
 */
public record SkippedLine(Path file, long line, int column, String reason) {

    @Override
    public String toString() {
        return file + ", line " + line + ", column " + column + ": " + reason;
    }
}
