package dev.turbulence.storage;

/** There is no run where one was looked for. The message says where, and which command makes one. */
public final class RunNotFoundException extends StorageException {

    private static final long serialVersionUID = 1L;

    public RunNotFoundException(String message) {
        super(message);
    }
}
