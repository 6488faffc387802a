package dev.turbulence.storage.transfer;

import dev.turbulence.storage.NewerRunFormatException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.RunLockedException;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.files.DatabaseHeader;
import dev.turbulence.storage.internal.files.RunLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Makes JSONL files of a run's {@code turbulence.db}, which stays as it is; the mirror of {@link Migration}. A manifest
 * and a summary that are missing are made as well. Records that came from JSONL are the same as they were: the same keys
 * (absent ones are null, older names are today's), equal values, equal numbers, equal points in time, in the same order.
 *
 * <p>Immutable: each word gives a new export.
 */
public final class Export {

    private final RunDirectory run;
    private final ExportOptions options;

    Export(RunDirectory run, ExportOptions options) {
        this.run = run;
        this.options = options;
    }

    /** The export of one run. */
    public static Export of(RunDirectory run) {
        return new Export(Objects.requireNonNull(run, "run"), ExportOptions.DEFAULTS);
    }

    /** The export of every run in a folder that has a database and no JSONL files. */
    public static ExportOfAll ofAll(RunsDirectory runs) {
        return new ExportOfAll(Objects.requireNonNull(runs, "runs"), ExportOptions.DEFAULTS);
    }

    /** Whether JSONL files that are there are replaced. */
    public Export overwrite(boolean overwrite) {
        return new Export(run, options.withOverwrite(overwrite));
    }

    /** Whether runs are exported too that are being written or were never closed. */
    public Export incomplete(boolean incomplete) {
        return new Export(run, options.withIncomplete(incomplete));
    }

    /** Who hears how far it is. */
    public Export onProgress(TransferProgress.Listener listener) {
        return new Export(run, options.withListener(listener));
    }

    /**
     * Exports the run.
     *
     * @throws RunNotFoundException if there is no database
     * @throws RunExistsException if there are JSONL files already
     * @throws RunLockedException if the run is being written, migrated or exported
     * @throws NewerRunFormatException if a newer release made the database
     * @throws StorageException if another tool made the database, the run was never closed, or files cannot be read or
     *     written
     */
    public ExportReport run() {
        requireOurDatabase();
        return TransferLock.during(run, () -> {
            Leftovers.of(run, files(run)).delete();
            Leftovers.of(run, List.of(run.manifest())).delete();
            return export();
        });
    }

    static List<Path> files(RunDirectory run) {
        return List.of(run.instances(), run.steps(), run.assertions());
    }

    private ExportReport export() {
        if (!options.overwrite()) {
            for (Path file : files(run)) {
                if (Files.exists(file)) {
                    throw NewFile.exists(file);
                }
            }
        }
        if (!options.incomplete() && RunLock.isHeld(run)) {
            throw new RunLockedException(
                    "Run " + run.runId() + " in " + run + " is being written. Export it when it has"
                            + " ended, or what is there so far with -Dturbulence.incomplete=true");
        }
        return new ExportJob(run, options).run();
    }

    private void requireOurDatabase() {
        if (!Files.exists(run.database())) {
            throw new RunNotFoundException("There is no " + run.database()
                    + " to export. Name a run that is stored in SQLite with -Dturbulence.run=<id or path>");
        }
        DatabaseHeader header = DatabaseHeader.read(run.database());
        if (header == null || !header.isOurs()) {
            throw new StorageException(run.database() + " was not made by this tool and cannot be exported. If the tool"
                    + " that made it left JSONL files, they can be read and migrated.");
        }
    }
}
