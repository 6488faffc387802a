package dev.turbulence.storage;

/** A query that must match exactly one record matched none or several. */
public final class CardinalityException extends StorageException {

    private static final long serialVersionUID = 1L;

    public CardinalityException(String message) {
        super(message);
    }
}
