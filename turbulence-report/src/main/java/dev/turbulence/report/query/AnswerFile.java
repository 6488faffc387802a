package dev.turbulence.report.query;

import dev.turbulence.report.internal.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** A file in UTF-8 that is written whole or not at all; one that was there before stays as it was until then. */
public final class AnswerFile {

    private AnswerFile() {}

    /**
     * Writes an answer to a file and makes the folders above it.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Answer answer, AnswerFormat format, int width, Path file) throws IOException {
        WholeFile.write(file, out -> format.write(answer, out, width));
    }
}
