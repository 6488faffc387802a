package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import java.nio.file.Files;
import java.util.List;

/**
 * Exports every run in a folder that has a database and no JSONL files; with {@link #overwrite}, also those that have.
 * Immutable: each word gives a new one.
 */
public final class ExportOfAll {

    private final RunsDirectory runs;
    private final ExportOptions options;

    ExportOfAll(RunsDirectory runs, ExportOptions options) {
        this.runs = runs;
        this.options = options;
    }

    /** Whether JSONL files that are there are replaced. */
    public ExportOfAll overwrite(boolean overwrite) {
        return new ExportOfAll(runs, options.withOverwrite(overwrite));
    }

    /** Whether runs are exported too that are being written or were never closed. */
    public ExportOfAll incomplete(boolean incomplete) {
        return new ExportOfAll(runs, options.withIncomplete(incomplete));
    }

    /** Who hears how far the current run is. */
    public ExportOfAll onProgress(TransferProgress.Listener listener) {
        return new ExportOfAll(runs, options.withListener(listener));
    }

    /** The runs that {@link #run} would export, oldest first. */
    public List<RunDirectory> runs() {
        return runs.list().stream()
                .filter(run -> Files.exists(run.database()))
                .filter(run -> options.overwrite() || !isExported(run))
                .toList();
    }

    private static boolean isExported(RunDirectory run) {
        return Migration.hasJsonl(run)
                && Leftovers.of(run, Export.files(run)).halves().isEmpty();
    }

    /**
     * Exports them one after the other, and goes on after one that cannot be.
     *
     * @throws StorageException if the folder cannot be listed
     */
    public TransferOfAllReport<ExportReport> run() {
        return TransferOfAllReport.of(runs(), run -> new Export(run, options).run());
    }
}
