package dev.turbulence.storage;

/** A file of a run holds something that is not a record. The message names file, line and column. */
public final class MalformedRunException extends StorageException {

    private static final long serialVersionUID = 1L;

    public MalformedRunException(String message) {
        super(message);
    }
}
