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
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files in UTF-8 that are written whole or not at all; one that was there before stays as it was until then. */
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

    /**
     * Makes a folder that its owner alone can read, unless it is there.
     *
     * @throws StorageException if it cannot be made
     */
    public static void makeFolder(Path folder) {
        Path place = folder.toAbsolutePath();
        try {
            Files.createDirectories(place.getParent());
            OwnerOnly.createFolders(place);
        } catch (IOException e) {
            throw StorageException.of("Cannot make the folder " + place, e);
        }
    }

    /**
     * Adds a text to a file that others write to as well; it keeps the permissions it has.
     *
     * @throws StorageException if it cannot be written
     */
    public static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw StorageException.of("Cannot write " + file, e);
        }
    }
}
