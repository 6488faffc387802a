package dev.turbulence.storage;

/** A statistic was asked for over nothing: no step that counts as a latency sample matches the query. */
public final class NoSamplesException extends StorageException {

    private static final long serialVersionUID = 1L;

    public NoSamplesException(String message) {
        super(message);
    }
}
