package dev.turbulence.storage;

/** SQL was not answered: the run is not in a database, the statement is refused, or SQLite finds it wrong. */
public class RawSqlException extends StorageException {

    private static final long serialVersionUID = 1L;

    public RawSqlException(String message) {
        super(message);
    }
}
