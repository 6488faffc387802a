package dev.turbulence.reliability.kill;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import dev.turbulence.storage.transfer.TransferProgress;
import java.nio.file.Path;
import java.util.List;

/** From one storage to the other. */
enum Transfer {
    MIGRATION(Storage.JSONL) {
        @Override
        void run(RunDirectory run, TransferProgress.Listener listener) {
            Migration.of(run).onProgress(listener).run();
        }

        @Override
        List<Path> targets(RunDirectory run) {
            return List.of(run.database());
        }
    },
    EXPORT(Storage.SQLITE) {
        @Override
        void run(RunDirectory run, TransferProgress.Listener listener) {
            Export.of(run).onProgress(listener).run();
        }

        @Override
        List<Path> targets(RunDirectory run) {
            return List.of(run.instances(), run.steps(), run.assertions());
        }
    };

    private final Storage from;

    Transfer(Storage from) {
        this.from = from;
    }

    /** How the run is stored that it is made of. */
    Storage from() {
        return from;
    }

    abstract void run(RunDirectory run, TransferProgress.Listener listener);

    /** What it makes. */
    abstract List<Path> targets(RunDirectory run);
}
