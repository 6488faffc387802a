package dev.turbulence.reliability.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole. */
public final class Folders {

    private Folders() {}

    /** The files below a folder, at any depth, sorted; none when it is missing. */
    public static List<Path> files(Path folder) {
        return walk(folder).stream().filter(Files::isRegularFile).sorted().toList();
    }

    /** How many bytes the files below a folder have. */
    public static long size(Path folder) {
        return files(folder).stream().mapToLong(file -> file.toFile().length()).sum();
    }

    /** Takes a folder away with all that is in it, and with what others put there meanwhile. */
    public static void delete(Path folder) {
        while (Files.exists(folder)) {
            try {
                for (Path path :
                        walk(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (DirectoryNotEmptyException e) {
                // Somebody is at work there: once more.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Copies a folder with all that is in it. */
    public static void copy(Path folder, Path target) {
        try {
            for (Path path : walk(folder)) {
                Path copy = target.resolve(folder.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> walk(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
