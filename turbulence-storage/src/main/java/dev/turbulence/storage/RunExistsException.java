package dev.turbulence.storage;

/** Something stands where a run or a database was to be written. */
public final class RunExistsException extends StorageException {

    private static final long serialVersionUID = 1L;

    public RunExistsException(String message) {
        super(message);
    }
}
