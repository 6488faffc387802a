package dev.turbulence.storage;

import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.files.RunFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that holds runs, one folder each, with the pointer to the latest one beside it ({@code last-run}, which holds
 * the run's id).
 *
 * @param path the folder; it may be missing
 */
public record RunsDirectory(Path path) {

    /** The word that asks for the latest run instead of naming one. */
    public static final String LATEST = "latest";

    public RunsDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** The file that names the latest run. */
    public Path pointer() {
        return path.resolveSibling("last-run");
    }

    /** Takes the pointer away: from now on no run counts as made by this build. */
    public void forgetLatest() {
        try {
            Files.deleteIfExists(pointer());
        } catch (IOException e) {
            throw new StorageException("Cannot remove " + pointer() + ": " + Failures.describe(e), e);
        }
    }

    /** Points to a run of this folder, in one step: nobody ever reads half an id. */
    public void pointTo(RunDirectory run) {
        Path unfinished = pointer().resolveSibling("." + pointer().getFileName() + "." + run.runId() + ".tmp");
        try {
            Files.createDirectories(pointer().getParent());
            OwnerOnly.write(unfinished, run.runId() + "\n");
            Files.move(unfinished, pointer(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StorageException("Cannot write " + pointer() + ": " + Failures.describe(e), e);
        }
    }

    /** The runs in this folder, oldest first by start time; empty when the folder is missing. */
    public List<RunDirectory> list() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.filter(RunsDirectory::looksLikeRun)
                    .map(RunDirectory::new)
                    .sorted(Comparator.comparing(RunsDirectory::startOf).thenComparing(RunDirectory::runId))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new StorageException("Cannot list the runs in " + path + ": " + Failures.describe(e), e);
        }
    }

    /**
     * Finds a run.
     *
     * @param run {@link #LATEST}, the id of a run in this folder, or the path of a run's folder or database
     * @throws RunNotFoundException if there is none; the message lists what there is
     */
    public RunDirectory find(String run) {
        if (run.equals(LATEST)) {
            return latest();
        }
        for (Path candidate : candidates(run)) {
            if (looksLikeRun(candidate)) {
                return new RunDirectory(candidate);
            }
            if (isDatabase(candidate.toAbsolutePath())) {
                return new RunDirectory(candidate.toAbsolutePath().getParent());
            }
        }
        throw new RunNotFoundException("There is no run '" + run + "': neither an id in " + path
                + " nor the path of a run's folder. " + whatThereIs());
    }

    /** The run that the pointer names; where there is no pointer, the one that started last. */
    private RunDirectory latest() {
        String id;
        try {
            id = Files.exists(pointer())
                    ? Files.readString(pointer(), StandardCharsets.UTF_8).strip()
                    : null;
        } catch (IOException e) {
            throw new StorageException("Cannot read " + pointer() + ": " + Failures.describe(e), e);
        }
        if (id != null) {
            RunDirectory run = new RunDirectory(path.resolve(id));
            if (run.path().getParent().equals(path) && looksLikeRun(run.path())) {
                return run;
            }
            throw new RunNotFoundException("The latest run is '" + id + "' by " + pointer() + ", but it is not in "
                    + path + ". " + whatThereIs());
        }
        List<RunDirectory> runs = list();
        if (runs.isEmpty()) {
            throw new RunNotFoundException("There is no run in " + path + ". Make one with: mvn turbulence:run");
        }
        return runs.get(runs.size() - 1);
    }

    private List<Path> candidates(String run) {
        try {
            Path given = Path.of(run);
            if (given.isAbsolute()) {
                return List.of(given);
            }
            Path underRuns = path.resolve(given).normalize();
            return underRuns.startsWith(path) ? List.of(underRuns, given) : List.of(given);
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    private String whatThereIs() {
        List<RunDirectory> runs = list();
        if (runs.isEmpty()) {
            return "No run lies there yet; make one with: mvn turbulence:run";
        }
        List<String> latestIds = runs.stream()
                .skip(Math.max(0, runs.size() - 5))
                .map(RunDirectory::runId)
                .toList();
        return "The latest of the " + runs.size() + " there: " + String.join(", ", latestIds);
    }

    private static boolean isDatabase(Path file) {
        return Files.isRegularFile(file) && file.normalize().equals(new RunDirectory(file.getParent()).database());
    }

    private static boolean looksLikeRun(Path folder) {
        if (!Files.isDirectory(folder) || folder.getFileName() == null) {
            return false;
        }
        RunDirectory run = new RunDirectory(folder);
        return Files.exists(run.manifest()) || Files.exists(run.database()) || Files.exists(run.instances());
    }

    /** The start time; long ago when the manifest does not say. */
    private static Instant startOf(RunDirectory run) {
        try {
            Instant start = RunFacts.read(run).manifest().startedAt();
            return start == null ? Instant.MIN : start;
        } catch (StorageException e) {
            return Instant.MIN;
        }
    }
}
