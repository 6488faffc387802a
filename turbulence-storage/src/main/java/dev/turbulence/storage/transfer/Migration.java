package dev.turbulence.storage.transfer;

import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.RunLockedException;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.files.DatabaseHeader;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.files.RunLock;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/**
 * Makes a {@code turbulence.db} of a run's JSONL files, which stay as they are. Memory does not grow with the run, except
 * for some 50 bytes per instance. The database appears at once and whole, or not at all.
 *
 * <pre>{@code
 * MigrationReport report = Migration.of(runs.find("latest")).overwrite(true).run();
 * }</pre>
 *
 * <p>Immutable: each word gives a new migration.
 */
public final class Migration {

    private final RunDirectory run;
    private final MigrationOptions options;

    Migration(RunDirectory run, MigrationOptions options) {
        this.run = run;
        this.options = options;
    }

    /** The migration of one run. */
    public static Migration of(RunDirectory run) {
        return new Migration(Objects.requireNonNull(run, "run"), MigrationOptions.DEFAULTS);
    }

    /** The migration of every run in a folder that has JSONL files and no database yet. */
    public static MigrationOfAll ofAll(RunsDirectory runs) {
        return new MigrationOfAll(Objects.requireNonNull(runs, "runs"), MigrationOptions.DEFAULTS);
    }

    /** Whether a database that is there is replaced. */
    public Migration overwrite(boolean overwrite) {
        return new Migration(run, options.withOverwrite(overwrite));
    }

    /** Whether runs are migrated too that are being written or were never closed. */
    public Migration incomplete(boolean incomplete) {
        return new Migration(run, options.withIncomplete(incomplete));
    }

    /** What happens with lines that are not records. */
    public Migration onMalformed(OnMalformed choice) {
        return new Migration(run, options.withOnMalformed(choice));
    }

    /** Who hears how far it is. */
    public Migration onProgress(TransferProgress.Listener listener) {
        return new Migration(run, options.withListener(listener));
    }

    /** How many rows are sorted in memory at once when indexes are built, instead of what the heap suggests. */
    Migration rowsAtOnce(int rows) {
        return new Migration(run, options.withRowsAtOnce(rows));
    }

    /**
     * Migrates the run.
     *
     * @throws RunNotFoundException if there are no JSONL files
     * @throws RunExistsException if there is a database already
     * @throws RunLockedException if the run is being written, migrated or exported
     * @throws MalformedRunException if a line is not a record
     * @throws StorageException if the run was never closed, or files cannot be read or written
     */
    public MigrationReport run() {
        requireJsonl();
        return TransferLock.during(run, () -> {
            Leftovers.of(run, List.of(run.database())).delete();
            return migrate();
        });
    }

    private MigrationReport migrate() {
        if (!options.overwrite() && Files.exists(run.database())) {
            throw databaseExists();
        }
        if (!options.incomplete() && RunLock.isHeld(run)) {
            throw new RunLockedException(
                    "Run " + run.runId() + " in " + run + " is being written. Migrate it when it has"
                            + " ended, or what is there so far with -Dturbulence.incomplete=true");
        }
        RunFacts facts = RunFacts.read(run);
        if (!options.incomplete() && facts.state() == RunState.INCOMPLETE) {
            throw new StorageException(
                    "Run " + run.runId() + " in " + run + " was never closed: its writer was stopped."
                            + " To migrate what is there, call again with -Dturbulence.incomplete=true");
        }
        return new MigrationJob(run, facts, options).run();
    }

    private void requireJsonl() {
        if (!Files.isDirectory(run.path())) {
            throw new RunNotFoundException(
                    "There is no run in " + run + ". Name one that exists with -Dturbulence.run=<id or path>");
        }
        if (!hasJsonl(run)) {
            throw new RunNotFoundException("Run " + run.runId() + " in " + run + " has no "
                    + run.instances().getFileName() + " to migrate."
                    + (Files.exists(run.database()) ? " It is stored in " + run.database() + " already." : ""));
        }
    }

    private RunExistsException databaseExists() {
        DatabaseHeader header = DatabaseHeader.read(run.database());
        String whose = header != null && header.isOurs() ? "" : ", made by another tool,";
        return new RunExistsException(
                run.database() + whose + " exists already and is left as it is. To replace it, call"
                        + " again with -Dturbulence.overwrite=true");
    }

    static boolean hasJsonl(RunDirectory run) {
        return Files.exists(run.instances()) || Files.exists(run.steps()) || Files.exists(run.assertions());
    }
}
