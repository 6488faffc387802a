package dev.turbulence.report.internal;

import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.StorageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file in UTF-8 that is written whole or not at all; one that was there before stays as it was until then. */
public final class WholeFile {

    private WholeFile() {}

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes a file and makes the folders above it.
     *
     * @throws StorageException if it cannot be written
     */
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                try (Writer out = new BufferedWriter(
                        new OutputStreamWriter(OwnerOnly.replace(unfinished), StandardCharsets.UTF_8))) {
                    content.writeTo(out);
                }
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw StorageException.of("Cannot write " + target, e);
        }
    }
}
