package dev.turbulence.storage;

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
}
