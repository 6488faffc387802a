package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import java.nio.file.Files;
import java.util.List;

/**
 * Migrates every run in a folder that has JSONL files and no database yet; with {@link #overwrite}, also those that have
 * one. Immutable: each word gives a new one.
 */
public final class MigrationOfAll {

    private final RunsDirectory runs;
    private final MigrationOptions options;

    MigrationOfAll(RunsDirectory runs, MigrationOptions options) {
        this.runs = runs;
        this.options = options;
    }

    /** Whether databases that are there are replaced. */
    public MigrationOfAll overwrite(boolean overwrite) {
        return new MigrationOfAll(runs, options.withOverwrite(overwrite));
    }

    /** Whether runs are migrated too that are being written or were never closed. */
    public MigrationOfAll incomplete(boolean incomplete) {
        return new MigrationOfAll(runs, options.withIncomplete(incomplete));
    }

    /** What happens with lines that are not records. */
    public MigrationOfAll onMalformed(OnMalformed choice) {
        return new MigrationOfAll(runs, options.withOnMalformed(choice));
    }

    /** Who hears how far the current run is. */
    public MigrationOfAll onProgress(TransferProgress.Listener listener) {
        return new MigrationOfAll(runs, options.withListener(listener));
    }

    /** The runs that {@link #run} would migrate, oldest first. */
    public List<RunDirectory> runs() {
        return runs.list().stream()
                .filter(Migration::hasJsonl)
                .filter(run -> options.overwrite() || !Files.exists(run.database()))
                .toList();
    }

    /**
     * Migrates them one after the other, and goes on after one that cannot be.
     *
     * @throws StorageException if the folder cannot be listed
     */
    public TransferOfAllReport<MigrationReport> run() {
        return TransferOfAllReport.of(runs(), run -> new Migration(run, options).run());
    }
}
