package dev.turbulence.report.query;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file in UTF-8 that is written whole or not at all; one that was there before stays as it was until then. */
public final class AnswerFile {

    private AnswerFile() {}

    /**
     * Writes an answer to a file and makes the folders above it.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Answer answer, AnswerFormat format, int width, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                format.write(answer, out, width);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
