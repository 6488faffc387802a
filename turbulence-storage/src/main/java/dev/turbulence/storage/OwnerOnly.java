package dev.turbulence.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files and folders that their owner alone can read, from their first byte on: what a system answered is nobody
 * else's business. Where the file system knows no such permissions, as on Windows, they get those of their folder.
 */
public final class OwnerOnly {

    private static final FileAttribute<?>[] FILE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
    private static final FileAttribute<?>[] FOLDER = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
    private static final FileAttribute<?>[] NONE = {};

    private OwnerOnly() {}

    /**
     * Makes an empty file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something is there
     */
    public static Path create(Path file) throws IOException {
        return Files.createFile(file, attributes(file, FILE));
    }

    /** Opens a file to write to it; one that is there is gone first, with its content and permissions. */
    public static OutputStream replace(Path file) throws IOException {
        Files.deleteIfExists(file);
        create(file);
        return Files.newOutputStream(file);
    }

    /** Writes a file in UTF-8 in place of what is there. */
    public static void write(Path file, String text) throws IOException {
        try (OutputStream out = replace(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Opens a file to write to it; makes it if need be, and leaves what is there. */
    public static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, attributes(file, FILE));
    }

    /**
     * Makes a folder; the one above it exists.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something is there
     */
    public static Path createFolder(Path folder) throws IOException {
        return Files.createDirectory(folder, attributes(folder, FOLDER));
    }

    /** Makes a folder, and those above it that are missing, unless it is there; one that is keeps its permissions. */
    public static Path createFolders(Path folder) throws IOException {
        return Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    private static FileAttribute<?>[] attributes(Path path, FileAttribute<?>[] ofPosix) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix") ? ofPosix : NONE;
    }
}
