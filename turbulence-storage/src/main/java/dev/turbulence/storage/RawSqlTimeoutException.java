package dev.turbulence.storage;

/** SQL was given up because it took longer than its time limit. */
public final class RawSqlTimeoutException extends RawSqlException {

    private static final long serialVersionUID = 1L;

    public RawSqlTimeoutException(String message) {
        super(message);
    }
}
