package dev.turbulence.storage;

import dev.turbulence.storage.internal.Failures;
import java.io.IOException;

/**
 * A stored run could not be written, read or understood. The message says what, where, and what to do next. Subtypes
 * tell the cases a caller may want to tell apart.
 */
public class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failure of the file system in words: the JDK's own messages are often no more than a path.
     *
     * @param what what could not be done, with the path it was done to
     */
    public static StorageException of(String what, IOException cause) {
        return new StorageException(what + ": " + Failures.describe(cause), cause);
    }
}
