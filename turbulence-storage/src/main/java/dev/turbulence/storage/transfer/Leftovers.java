package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a migration or an export that was killed left in a run's folder: files under temporary names, and of several files
 * that belong together perhaps some in their places.
 *
 * @param temporary files under temporary names
 * @param halves files that were put in place while others of the same transfer were not, or hold the place of one
 */
record Leftovers(List<Path> temporary, List<Path> halves) {

    private static final String COLUMNS = ".column*.tmp";

    /**
     * Finds them. To be believed only by who holds the {@link TransferLock}; else they may be those of a living process.
     *
     * @param targets the files that a transfer makes
     */
    static Leftovers of(RunDirectory run, List<Path> targets) {
        try {
            List<Path> temporary = new ArrayList<>(list(run, COLUMNS));
            List<Path> placed = new ArrayList<>();
            List<Path> halves = new ArrayList<>();
            for (Path target : targets) {
                List<Path> unfinished = list(run, NewFile.temporaryNames(target));
                temporary.addAll(unfinished);
                if (isOneOf(unfinished, target)) {
                    placed.add(target);
                } else if (!unfinished.isEmpty() && Files.exists(target) && Files.size(target) == 0) {
                    // It took the place of the file to come.
                    halves.add(target);
                }
            }
            // When all are there the transfer was done, and killed while it took the temporary names away.
            if (!targets.stream().allMatch(Files::exists)) {
                halves.addAll(placed);
            }
            return new Leftovers(temporary, halves);
        } catch (IOException e) {
            throw new StorageException("Cannot look for unfinished files in " + run + ": " + Failures.describe(e), e);
        }
    }

    /** A file that was put in its place lies under its temporary name, too, until its maker takes that away. */
    private static boolean isOneOf(List<Path> unfinished, Path target) throws IOException {
        for (Path file : unfinished) {
            if (Files.exists(target) && Files.isSameFile(file, target)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> list(RunDirectory run, String names) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run.path(), names)) {
            files.forEach(found::add);
        }
        return found;
    }

    /** Takes them away. */
    void delete() {
        for (List<Path> files : List.of(halves, temporary)) {
            for (Path file : files) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new StorageException(
                            "Cannot remove " + file + ", which a transfer that was killed left behind: "
                                    + Failures.describe(e),
                            e);
                }
            }
        }
    }
}
