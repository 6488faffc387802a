package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunLockedException;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lock of a run that is being written. The operating system holds it, so that a dead writer's lock is free. */
public final class RunLock implements AutoCloseable {

    /**
     * Locks held by this process. They are looked up here and not on disk: on POSIX systems, opening and closing a lock
     * file frees the lock that the same process holds on it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws RunLockedException if another writer holds the run */
    public static RunLock acquire(RunDirectory run) {
        Path file = run.lock();
        if (!HELD_HERE.add(file)) {
            throw locked(run);
        }
        try {
            return new RunLock(file, lock(run));
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw new StorageException("Cannot lock " + file + ": " + Failures.describe(e), e);
        } catch (RuntimeException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static FileChannel lock(RunDirectory run) throws IOException {
        FileChannel channel = OwnerOnly.open(run.lock());
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw locked(run);
        }
        return channel;
    }

    private static RunLockedException locked(RunDirectory run) {
        return new RunLockedException("Run " + run.runId() + " is being written by another process, which holds "
                + run.lock() + ". Wait until it has ended.");
    }

    /** Whether some living process writes the run. */
    public static boolean isHeld(RunDirectory run) {
        if (HELD_HERE.contains(run.lock())) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(run.lock(), StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot find out whether " + run.lock() + " is locked: " + Failures.describe(e), e);
        }
    }

    /** Frees the run and takes the lock's file away. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StorageException("Cannot remove " + file + ": " + Failures.describe(e), e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
