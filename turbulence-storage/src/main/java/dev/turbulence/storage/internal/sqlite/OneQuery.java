package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.RawSqlException;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses texts that are not one single query, so that a mistake gets a clear message: SQLite would answer the first of
 * several statements and leave out the others without a word. It is not what keeps a run unchanged; the connection is.
 */
final class OneQuery {

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");

    private final String sql;
    private int at;

    private OneQuery(String sql) {
        this.sql = sql;
    }

    /** @throws RawSqlException if it is empty, several statements, or none that only asks */
    static void require(String sql) {
        if (sql.indexOf('\0') >= 0) {
            throw new RawSqlException("SQL with a NUL character in it is refused: SQLite would not read beyond it.");
        }
        OneQuery text = new OneQuery(sql);
        text.requireQuery();
        text.requireEnd();
    }

    private void requireQuery() {
        skipBlanks();
        int start = at;
        while (at < sql.length() && Character.isLetter(sql.charAt(at))) {
            at++;
        }
        String word = sql.substring(start, at);
        if (word.isEmpty()) {
            throw new RawSqlException("There is no SQL query here. Ask something like: SELECT * FROM failed_instances");
        }
        if (!QUERIES.contains(word.toUpperCase(Locale.ROOT))) {
            String hint = word.equalsIgnoreCase("PRAGMA")
                    ? " What pragmas tell is there as tables, such as: SELECT * FROM pragma_table_info('steps')"
                    : "";
            throw new RawSqlException("Refused: " + word.toUpperCase(Locale.ROOT) + ". A stored run is only read, by"
                    + " SELECT, WITH, VALUES or EXPLAIN." + hint);
        }
    }

    private void requireEnd() {
        while (at < sql.length() && sql.charAt(at) != ';') {
            skipToken();
        }
        while (at < sql.length() && sql.charAt(at) == ';') {
            at++;
            skipBlanks();
        }
        if (at < sql.length()) {
            throw new RawSqlException(
                    "Refused: several statements. One query is answered at a time; after its ';' begins" + " another: "
                            + sql.substring(at, Math.min(sql.length(), at + 40)));
        }
    }

    private void skipToken() {
        if (!skipBlank()) {
            switch (sql.charAt(at)) {
                case '\'', '"', '`' -> skipPast(String.valueOf(sql.charAt(at)), 1);
                case '[' -> skipPast("]", 1);
                default -> at++;
            }
        }
    }

    private void skipBlanks() {
        boolean more = true;
        while (more) {
            more = at < sql.length() && skipBlank();
        }
    }

    /** Skips one white space or comment, if there is one. */
    private boolean skipBlank() {
        if (Character.isWhitespace(sql.charAt(at))) {
            at++;
            return true;
        }
        if (sql.startsWith("--", at)) {
            skipPast("\n", 2);
            return true;
        }
        if (sql.startsWith("/*", at)) {
            skipPast("*/", 2);
            return true;
        }
        return false;
    }

    private void skipPast(String end, int from) {
        int found = sql.indexOf(end, at + from);
        at = found < 0 ? sql.length() : found + end.length();
    }
}
