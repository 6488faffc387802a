package dev.turbulence.storage.internal.storages;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.files.DatabaseHeader;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.jsonl.JsonlRunReader;
import dev.turbulence.storage.internal.sqlite.SqliteRunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds out how a run is stored, and opens it. */
public final class RunOpener {

    private static final String MAKE_ONE = "A run is made with: mvn turbulence:run";

    private RunOpener() {}

    /**
     * Opens the run in a folder, or the one that a database in it belongs to. A database of ours goes before JSON lines.
     *
     * @throws RunNotFoundException if no run lies there
     */
    public static RunReader open(Path path) {
        RunDirectory run = locate(path.toAbsolutePath().normalize());
        boolean hasLines = Files.exists(run.instances()) || Files.exists(run.steps()) || Files.exists(run.assertions());
        if (!Files.exists(run.database())) {
            if (hasLines) {
                return JsonlRunReader.open(run, List.of());
            }
            if (isBegun(run)) {
                return JsonlRunReader.open(
                        run,
                        List.of("Nothing is recorded in " + run
                                + ": its writer has only just begun, or was stopped before it could record anything."));
            }
            throw notFound(run);
        }
        DatabaseHeader header = DatabaseHeader.read(run.database());
        if (header != null && header.isOurs()) {
            return SqliteRunReader.open(run);
        }
        if (hasLines) {
            return JsonlRunReader.open(
                    run, List.of(foreign(run, header) + " It is ignored; the JSON lines beside it are read."));
        }
        throw new StorageException(foreign(run, header)
                + " It cannot be read. Read the run from its JSON lines: put them into this folder, or make the run anew"
                + " with that tool's default storage, and then: mvn turbulence:migrate -Dturbulence.overwrite=true"
                + " -Dturbulence.run=" + run.path());
    }

    /** Whether a writer of ours has made the folder and got no further: the manifest comes before the records. */
    private static boolean isBegun(RunDirectory run) {
        if (!Files.exists(run.manifest())) {
            return false;
        }
        RunFacts facts = RunFacts.read(run);
        return facts.state() == RunState.INCOMPLETE && facts.manifest().config().has(RunManifest.OWN_KEY);
    }

    private static String foreign(RunDirectory run, DatabaseHeader header) {
        return run.database() + " is "
                + (header == null
                        ? "no SQLite database."
                        : "not a database of Turbulence for Maven (application_id " + header.applicationId()
                                + "); the Python tool Turbulence writes such files.");
    }

    private static RunDirectory locate(Path path) {
        if (Files.isDirectory(path)) {
            return new RunDirectory(path);
        }
        if (!Files.exists(path)) {
            throw new RunNotFoundException("There is no run at " + path + ". " + MAKE_ONE);
        }
        RunDirectory run = new RunDirectory(path.getParent());
        if (path.equals(run.database())) {
            return run;
        }
        throw new RunNotFoundException(path + " is a file that is no run. Name the run's folder, or the "
                + run.database().getFileName() + " in it.");
    }

    private static RunNotFoundException notFound(RunDirectory run) {
        List<String> inside = new RunsDirectory(run.path())
                .list().stream().map(RunDirectory::runId).toList();
        if (!inside.isEmpty()) {
            return new RunNotFoundException(run + " is a folder of runs, not a run. Name one of the " + inside.size()
                    + " in it, such as " + run.path().resolve(inside.get(inside.size() - 1)));
        }
        return new RunNotFoundException(
                "There is no run in " + run + ": neither turbulence.db nor instances.jsonl is there. " + MAKE_ONE);
    }
}
