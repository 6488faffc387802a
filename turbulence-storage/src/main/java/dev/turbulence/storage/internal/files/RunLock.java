package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunLockedException;

/** The lock of a run that is being written. */
public final class RunLock implements AutoCloseable {

    private final LockFile file;

    private RunLock(LockFile file) {
        this.file = file;
    }

    /** @throws RunLockedException if another writer holds the run */
    public static RunLock acquire(RunDirectory run) {
        return LockFile.acquire(run.lock())
                .map(RunLock::new)
                .orElseThrow(() -> new RunLockedException("Run " + run.runId()
                        + " is being written by another process, which holds " + run.lock()
                        + ". Wait until it has ended."));
    }

    /** Whether some living process writes the run. */
    public static boolean isHeld(RunDirectory run) {
        return LockFile.isHeld(run.lock());
    }

    /** Frees the run and takes the lock's file away. */
    @Override
    public void close() {
        file.close();
    }
}
