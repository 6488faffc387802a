package dev.turbulence.report.query;

import dev.turbulence.report.internal.WholeFile;
import dev.turbulence.storage.StorageException;
import java.nio.file.Path;

/** A file in UTF-8 that is written whole or not at all; one that was there before stays as it was until then. */
public final class AnswerFile {

    private AnswerFile() {}

    /**
     * Writes an answer to a file and makes the folders above it.
     *
     * @throws StorageException if it cannot be written
     */
    public static void write(Answer answer, AnswerFormat format, int width, Path file) {
        WholeFile.write(file, out -> format.write(answer, out, width));
    }
}
