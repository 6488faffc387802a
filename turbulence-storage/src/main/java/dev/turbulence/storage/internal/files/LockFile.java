package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file that is there and locked by the operating system while somebody is at work: a dead process's lock is free. */
public final class LockFile implements AutoCloseable {

    /**
     * Locks held by this process. They are looked up here and not on disk: on POSIX systems, opening and closing a lock
     * file frees the lock that the same process holds on it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes a lock, if it is free.
     *
     * @throws StorageException if the file cannot be made
     */
    public static Optional<LockFile> acquire(Path file) {
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = lock(file);
            return Optional.ofNullable(channel).map(locked -> new LockFile(file, locked));
        } catch (IOException e) {
            throw new StorageException("Cannot lock " + file + ": " + Failures.describe(e), e);
        } finally {
            if (channel == null) {
                HELD_HERE.remove(file);
            }
        }
    }

    /** The locked file; null when another process has it. */
    private static FileChannel lock(Path file) throws IOException {
        while (true) {
            createIfMissing(file);
            Object before = key(file);
            FileChannel channel = OwnerOnly.open(file);
            if (!tryLock(channel)) {
                channel.close();
                return null;
            }
            // Its last holder may have taken it away after it was opened here: then that lock is worth nothing.
            if (Files.exists(file) && Objects.equals(before, key(file))) {
                return channel;
            }
            channel.close();
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        try {
            OwnerOnly.create(file);
        } catch (FileAlreadyExistsException e) {
            // its holder's, or a dead one's
        }
    }

    /** What tells this file from another of that name; null when it is gone, or where files have no such key. */
    private static Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether some living process holds it. */
    static boolean isHeld(Path file) {
        if (HELD_HERE.contains(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new StorageException("Cannot find out whether " + file + " is locked: " + Failures.describe(e), e);
        }
    }

    /** Takes the file away and frees the lock. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StorageException("Cannot remove " + file + ": " + Failures.describe(e), e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
