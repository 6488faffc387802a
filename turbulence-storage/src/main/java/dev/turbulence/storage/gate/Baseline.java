package dev.turbulence.storage.gate;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The run that conditions such as {@code p95_latency_ms>baseline*1.10} compare with: one that is named, or the latest of a
 * folder that passed. A run has passed when it is complete and the same gate without its comparing conditions holds for it.
 *
 * <p>Of a folder only those runs count that started before the run that is judged, so that a verdict is the same when it
 * is asked for again after further runs.
 */
public final class Baseline {

    /** None is named, so that a gate with comparing conditions is lost. */
    public static final Baseline NONE = new Baseline(null, null, false);

    private final RunDirectory run;
    private final RunsDirectory folder;
    private final boolean optional;

    private Baseline(RunDirectory run, RunsDirectory folder, boolean optional) {
        this.run = run;
        this.folder = folder;
        this.optional = optional;
    }

    /** Exactly this run. */
    public static Baseline run(RunDirectory run) {
        return new Baseline(Objects.requireNonNull(run, "run"), null, false);
    }

    /** The latest run of a folder that passed and started before the one that is judged. */
    public static Baseline latestPassedIn(RunsDirectory folder) {
        return new Baseline(null, Objects.requireNonNull(folder, "folder"), false);
    }

    /**
     * The baseline that a text names.
     *
     * @param name the id of a run in {@code runs}, the path of a run's folder or database, or the path of a folder that
     *     holds runs, of which the latest that passed is meant
     * @throws RunNotFoundException if it is none of these
     */
    public static Baseline named(String name, RunsDirectory runs) {
        if (name.equals(RunsDirectory.LATEST)) {
            throw new RunNotFoundException(
                    "'" + name + "' names no baseline: the latest run is the one to be judged. Name"
                            + " a run by its id or path, or the folder whose latest run that passed is meant.");
        }
        try {
            return run(runs.find(name));
        } catch (RunNotFoundException e) {
            if (isFolder(name)) {
                return latestPassedIn(new RunsDirectory(Path.of(name)));
            }
            throw new RunNotFoundException("There is no baseline '" + name
                    + "', and no folder of that name that could hold" + " runs. " + e.getMessage());
        }
    }

    /**
     * Finds the run to compare a run with, for comparisons that are no gate.
     *
     * @param compared the run that is compared; of a folder only runs count that started before it
     * @param gate what a run of a folder passes, without its comparing conditions, to be taken
     * @throws RunNotFoundException if no run is named, or no run of the folder passed
     */
    public Choice choose(StoredRun compared, Gate gate) {
        if (run != null) {
            return new Choice(run, List.of());
        }
        if (folder == null) {
            throw new RunNotFoundException("No run is named to compare with");
        }
        BaselineFinder finder = new BaselineFinder(compared, gate.conditions());
        RunDirectory chosen = finder.passedIn(folder)
                .findFirst()
                .orElseThrow(() -> new RunNotFoundException(
                        "There is nothing to compare run " + compared.id() + " with: no run in " + folder.path()
                                + " started before it and passed the gate " + gate + ". Name one by its id"
                                + " or path: -Dturbulence.baseline=..."));
        return new Choice(chosen, finder.unreadable());
    }

    /**
     * The run that is compared with.
     *
     * @param notes runs that were passed over because they cannot be read, a sentence each
     */
    public record Choice(RunDirectory run, List<String> notes) {

        public Choice {
            notes = List.copyOf(notes);
        }
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The same, for projects whose first run has nothing to compare with: as long as no run of the folder has passed, the
     * verdict leaves comparing conditions out and says so in a note. A run that is named is needed all the same.
     */
    public Baseline orNoneYet() {
        return new Baseline(run, folder, true);
    }

    /** The run that is named; null when a folder is, or nothing. */
    RunDirectory run() {
        return run;
    }

    /** The folder that is named; null when a run is, or nothing. */
    RunsDirectory folder() {
        return folder;
    }

    /** Whether the folder may be without a run that passed. */
    boolean mayBeMissing() {
        return optional && folder != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Baseline that
                && Objects.equals(run, that.run)
                && Objects.equals(folder, that.folder)
                && optional == that.optional;
    }

    @Override
    public int hashCode() {
        return Objects.hash(run, folder, optional);
    }

    @Override
    public String toString() {
        return run != null ? "run " + run : folder != null ? "latest passed in " + folder.path() : "none";
    }
}
