package dev.turbulence.storage.internal.sqlite;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQLite's own words, out of the driver's: {@code [SQLITE_ERROR] SQL error or missing database (no such table: x)}. */
final class SqliteMessages {

    private static final Pattern WRAPPED = Pattern.compile("\\[SQLITE_\\w+] .*?\\((.+)\\)", Pattern.DOTALL);

    private SqliteMessages() {}

    static String of(SQLException failure) {
        Matcher wrapped = WRAPPED.matcher(String.valueOf(failure.getMessage()));
        return wrapped.matches() ? wrapped.group(1) : String.valueOf(failure.getMessage());
    }
}
