package dev.turbulence.storage;

/** A run is being written by another process. */
public final class RunLockedException extends StorageException {

    private static final long serialVersionUID = 1L;

    public RunLockedException(String message) {
        super(message);
    }
}
