package dev.turbulence.storage;

/** A run was written by a newer release in a format that this one does not know. */
public final class NewerRunFormatException extends StorageException {

    private static final long serialVersionUID = 1L;

    public NewerRunFormatException(String message) {
        super(message);
    }
}
