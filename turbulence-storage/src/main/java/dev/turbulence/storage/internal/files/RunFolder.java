package dev.turbulence.storage.internal.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The folder of a run that is being written, with what both storages have in it: the lock, the manifest and at the end the
 * summary. Not safe for use by several threads.
 */
public final class RunFolder {

    private final RunDirectory directory;
    private final ObjectNode manifest;
    private final RunLock lock;
    private final Instant startedAt;
    private final long startNanos = System.nanoTime();

    private RunFolder(RunDirectory directory, ObjectNode manifest, RunLock lock, Instant startedAt) {
        this.directory = directory;
        this.manifest = manifest;
        this.lock = lock;
        this.startedAt = startedAt;
    }

    /**
     * Makes a folder for a new run, locks it and writes its manifest.
     *
     * @throws RunExistsException if the run names itself and something of that name is there
     * @throws IllegalArgumentException if the run's own name is no name
     */
    public static RunFolder create(Path runsDirectory, NewRun run) {
        RunDirectory directory = new RunDirectory(makeFolder(runsDirectory, run));
        RunLock lock = RunLock.acquire(directory);
        try {
            ObjectNode manifest = ManifestFile.of(directory.runId(), run);
            JsonFile.write(directory.manifest(), manifest);
            return new RunFolder(directory, manifest, lock, run.startedAt());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Path makeFolder(Path runsDirectory, NewRun run) {
        String name = run.id() == null ? null : RunName.check(run.id());
        try {
            Files.createDirectories(runsDirectory);
        } catch (IOException e) {
            throw cannotMake(runsDirectory, e);
        }
        try {
            return name == null
                    ? makeNewFolder(runsDirectory, run.startedAt())
                    : OwnerOnly.createFolder(runsDirectory.resolve(name));
        } catch (FileAlreadyExistsException e) {
            if (name == null) {
                throw cannotMake(runsDirectory, e);
            }
            throw new RunExistsException("Run '" + name + "' exists already in " + runsDirectory
                    + " and is not written over. Give the new run another name, or none to have one made.");
        } catch (IOException e) {
            throw cannotMake(runsDirectory, e);
        }
    }

    private static Path makeNewFolder(Path runsDirectory, Instant start) throws IOException {
        while (true) {
            Path folder = runsDirectory.resolve(RunName.make(start));
            try {
                return OwnerOnly.createFolder(folder);
            } catch (FileAlreadyExistsException e) {
                if (!Files.exists(folder)) {
                    throw e;
                }
                // another run of this second has the name: the next one differs
            }
        }
    }

    private static StorageException cannotMake(Path runsDirectory, IOException e) {
        return new StorageException(
                "Cannot make a folder for the run in " + runsDirectory + ": " + Failures.describe(e), e);
    }

    public RunDirectory directory() {
        return directory;
    }

    /** What the manifest says as long as the run is open. */
    public RunManifest manifest() {
        return ManifestFile.parse(manifest, directory);
    }

    /** The manifest's text as long as the run is open. */
    public String manifestText() {
        return Json.write(manifest);
    }

    /** The manifest's text once the run is closed like this. */
    public String manifestText(RunOutcome outcome) {
        ObjectNode closed = manifest.deepCopy();
        ManifestFile.close(closed, outcome);
        return Json.write(closed);
    }

    /**
     * The time at which the run ends if it ends now: its start and the monotonic time since. A run never ends before its
     * last instance.
     *
     * @param lastEnd when the last instance ended; null when none has
     */
    public Instant endOfRun(Instant lastEnd) {
        Instant now = startedAt.plus(Duration.ofNanos(System.nanoTime() - startNanos));
        return lastEnd != null && lastEnd.isAfter(now) ? lastEnd : now;
    }

    /**
     * Closes the run. The records are on disk by now; the summary follows, then the manifest with the run's state, and
     * last the lock goes.
     *
     * @param completedAt from {@link #endOfRun}
     */
    public void close(RunOutcome outcome, Instant completedAt, RunTotals totals) {
        try {
            SummaryFile.write(directory, directory.runId(), startedAt, completedAt, totals);
            ManifestFile.close(manifest, outcome);
            JsonFile.write(directory.manifest(), manifest);
        } finally {
            lock.close();
        }
    }

    /** Frees the run's lock and leaves it incomplete, because its records could not be written. */
    public void abandon() {
        lock.close();
    }
}
