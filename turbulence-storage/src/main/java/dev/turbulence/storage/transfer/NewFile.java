package dev.turbulence.storage.transfer;

import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that comes into being under a temporary name beside its place and is put there when it is whole. Until then it
 * is deleted when it is closed, or when the process is told to end.
 */
final class NewFile implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final Thread deletion = new Thread(this::deleteQuietly, "turbulence-delete-unfinished");

    NewFile(Path target) {
        this.target = target;
        String suffix =
                String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
        this.temporary = target.resolveSibling("." + target.getFileName() + "." + suffix + ".tmp");
        Runtime.getRuntime().addShutdownHook(deletion);
    }

    /** The temporary names of a target and of what SQLite puts beside it, as a pattern of file names. */
    static String temporaryNames(Path target) {
        return "." + target.getFileName() + ".????????.tmp*";
    }

    /** Where to write; nothing is there yet. */
    Path temporary() {
        return temporary;
    }

    Path target() {
        return target;
    }

    /**
     * Brings the file to the disk and puts it in its place.
     *
     * @param overwrite whether it replaces what is there
     * @throws RunExistsException if something is there, even if it came there a moment ago
     */
    void putInPlace(boolean overwrite) {
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            if (overwrite) {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                linkOrMove();
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        } catch (IOException e) {
            throw new StorageException("Cannot make " + target + ": " + Failures.describe(e), e);
        }
    }

    static RunExistsException exists(Path target) {
        return new RunExistsException(target + " exists already and is left as it is. To replace it, call again with"
                + " -Dturbulence.overwrite=true");
    }

    /** A link is the only way to put a file somewhere and fail when something is there, in one step. */
    private void linkOrMove() throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // No links on this file system: the place is taken with an empty file, which nobody else can do then.
            OwnerOnly.create(target);
            moveOverPlaceholder();
        }
    }

    private void moveOverPlaceholder() throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(deletion);
        } catch (IllegalStateException e) {
            // The process is ending: the hook deletes the file as well.
        }
        deleteQuietly();
    }

    private void deleteQuietly() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // What cannot be deleted stays under a name that nothing takes for a run's file.
            temporary.toFile().deleteOnExit();
        }
    }
}
