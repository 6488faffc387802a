package dev.turbulence.storage;

/** A query or a gate names a scenario, step, service, type or assertion that the run does not know. The message lists what it knows. */
public final class UnknownNameException extends StorageException {

    private static final long serialVersionUID = 1L;

    public UnknownNameException(String message) {
        super(message);
    }
}
