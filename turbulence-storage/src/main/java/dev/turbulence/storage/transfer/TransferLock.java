package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunLockedException;
import dev.turbulence.storage.internal.files.LockFile;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets one migration or export at a time work in a run's folder. Two would do the same work twice, and whoever works there
 * knows that the unfinished files he finds are those of a dead process.
 */
final class TransferLock {

    private TransferLock() {}

    /**
     * Does some work under the lock.
     *
     * @throws RunLockedException if another process, or another thread of this one, is at work
     */
    @SuppressWarnings("try") // The lock works by being open.
    static <T> T during(RunDirectory run, Supplier<T> work) {
        Optional<LockFile> lock = LockFile.acquire(run.path().resolve(".transfer.lock"));
        try (LockFile held = lock.orElseThrow(() -> new RunLockedException("Run " + run.runId() + " in " + run
                + " is being migrated or exported by another process. Wait until that has ended."))) {
            return work.get();
        }
    }
}
