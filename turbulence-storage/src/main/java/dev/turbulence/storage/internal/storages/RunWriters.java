package dev.turbulence.storage.internal.storages;

import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RecordingOptions;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.internal.files.RunFolder;
import dev.turbulence.storage.internal.jsonl.JsonlRunWriter;
import dev.turbulence.storage.internal.sqlite.SqliteRunWriter;
import java.nio.file.Path;

/** The one factory of run writers. */
public final class RunWriters {

    private RunWriters() {}

    /** See {@link RunWriter#create}. */
    public static RunWriter create(Storage storage, Path runsDirectory, NewRun run, RecordingOptions options) {
        RunFolder folder = RunFolder.create(runsDirectory, run);
        try {
            return switch (storage) {
                case JSONL -> JsonlRunWriter.open(folder);
                case SQLITE -> SqliteRunWriter.open(folder, options);
            };
        } catch (RuntimeException e) {
            folder.abandon();
            throw e;
        }
    }
}
