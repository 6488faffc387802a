package dev.turbulence.storage.internal.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite's own words, out of the driver's: {@code [SQLITE_ERROR] SQL error or missing database (no such table: x)}. */
final class SqliteMessages {

    private static final Pattern WRAPPED = Pattern.compile("\\[SQLITE_\\w+] .*?\\((.+)\\)", Pattern.DOTALL);

    /** The last byte of an error code tells the kind of error, the others which one it is. */
    private static final int PRIMARY = 0xFF;

    private static final String GONE = "somebody has moved or deleted it since it was opened";

    private SqliteMessages() {}

    /** What a user can do something about, in words; everything else as the driver says it. */
    static String cause(Path file, SQLException failure) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY);
        return switch (code) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_IOERR -> Files.notExists(file) ? GONE : "the disk reported an error (" + nameOf(failure) + ")";
            case SQLITE_READONLY ->
                nameOf(failure).equals("SQLITE_READONLY_DBMOVED")
                        ? GONE
                        : "it, or its folder, may not be written to (" + nameOf(failure) + ")";
            case SQLITE_CANTOPEN ->
                "it cannot be opened: its folder is missing or may not be written to (" + nameOf(failure) + ")";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                failure.getMessage()
                        + " The file is damaged. Make the run anew, or migrate it again where its JSON lines are left.";
            default -> failure.getMessage();
        };
    }

    /** What the cause is called by SQLite, for a search. */
    private static String nameOf(SQLException failure) {
        return failure instanceof SQLiteException known
                ? known.getResultCode().name()
                : String.valueOf(failure.getErrorCode());
    }

    static String of(SQLException failure) {
        Matcher wrapped = WRAPPED.matcher(String.valueOf(failure.getMessage()));
        return wrapped.matches() ? wrapped.group(1) : String.valueOf(failure.getMessage());
    }
}
