package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A JSONL file that grows, one system call per record. Not a channel: interrupting a thread that writes to a channel
 * closes it for all.
 */
final class RecordFile {

    private final Path path;
    private final RandomAccessFile file;
    private long length;
    private StorageException failure;

    RecordFile(Path path) {
        this.path = path;
        try {
            OwnerOnly.open(path).close();
            this.file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Appends a line, its line feed included. After a failure every call fails: a hole in the middle is no record. */
    synchronized void append(byte[] line) {
        if (failure != null) {
            throw failure;
        }
        if (line.length > Json.MAX_LINE_BYTES) {
            throw new StorageException("A record for " + path + " has " + line.length + " bytes, more than the "
                    + Json.MAX_LINE_BYTES + " that can be read again. Lower turbulence.maxBodyBytes.");
        }
        try {
            file.write(line);
            length += line.length;
        } catch (IOException e) {
            failure = cannotWrite(e);
            cutToLastRecord();
            throw failure;
        }
    }

    private void cutToLastRecord() {
        try {
            file.setLength(length);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Brings everything to the disk and closes the file. */
    synchronized void close() {
        try (file) {
            file.getFD().sync();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private StorageException cannotWrite(IOException e) {
        return new StorageException("Cannot write " + path + ": " + Failures.describe(e), e);
    }
}
