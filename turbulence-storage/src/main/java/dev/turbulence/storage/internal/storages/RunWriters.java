package dev.turbulence.storage.internal.storages;

import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.files.RunFolder;
import dev.turbulence.storage.internal.jsonl.JsonlRunWriter;
import java.nio.file.Path;

/** The one factory of run writers. */
public final class RunWriters {

    private RunWriters() {}

    /** See {@link RunWriter#create}. */
    public static RunWriter create(Storage storage, Path runsDirectory, NewRun run) {
        RunFolder folder = RunFolder.create(runsDirectory, run);
        try {
            return switch (storage) {
                case JSONL -> JsonlRunWriter.open(folder);
                case SQLITE -> throw new StorageException("This version cannot store runs in SQLite; use jsonl.");
            };
        } catch (RuntimeException e) {
            folder.abandon();
            throw e;
        }
    }
}
