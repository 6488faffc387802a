package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Lengths in bytes of a run's JSONL files, 0 for those that are missing. A database that was made from them records them,
 * so that it is noticed when they have grown since.
 */
public record JsonlLengths(long instances, long steps, long assertions) {

    public static JsonlLengths of(RunDirectory run) {
        return new JsonlLengths(length(run.instances()), length(run.steps()), length(run.assertions()));
    }

    /** All of them together. */
    public long total() {
        return instances + steps + assertions;
    }

    /** The longer of both, for each file. */
    public JsonlLengths max(JsonlLengths other) {
        return new JsonlLengths(
                Math.max(instances, other.instances),
                Math.max(steps, other.steps),
                Math.max(assertions, other.assertions));
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new StorageException("Cannot read the length of " + file + ": " + Failures.describe(e), e);
        }
    }

    /**
     * Checks that a database made from files of these lengths still holds all of the run.
     *
     * @throws StorageException if one of the files has grown
     */
    public void requireNotGrown(RunDirectory run) {
        JsonlLengths now = of(run);
        requireNotGrown(run, run.instances(), instances, now.instances);
        requireNotGrown(run, run.steps(), steps, now.steps);
        requireNotGrown(run, run.assertions(), assertions, now.assertions);
    }

    private static void requireNotGrown(RunDirectory run, Path file, long recorded, long now) {
        if (now > recorded) {
            throw new StorageException(run.database() + " is out of date: " + file.getFileName() + " has grown from "
                    + recorded + " to " + now + " bytes since it was migrated. Migrate the run again with:"
                    + " mvn turbulence:migrate -Dturbulence.run=" + run.path() + " -Dturbulence.overwrite=true");
        }
    }
}
