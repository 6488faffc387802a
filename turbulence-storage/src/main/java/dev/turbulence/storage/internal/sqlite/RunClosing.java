package dev.turbulence.storage.internal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/** What is done to a database when its run is over: indexes, aggregates, the mark. */
public final class RunClosing {

    private static final int WAIT_FOR_READERS_MILLIS = 2_000;

    private RunClosing() {}

    /** Builds the indexes and computes the aggregates, in one transaction with the mark that says so; commits it. */
    public static void close(Connection connection, RecordCounts counts) throws SQLException {
        connection.setAutoCommit(false);
        SqliteFiles.execute(connection, SqliteSchema.INDEXES);
        closeIndexed(connection, counts);
    }

    /** The same where the indexes are built. */
    public static void closeIndexed(Connection connection, RecordCounts counts) throws SQLException {
        connection.setAutoCommit(false);
        aggregate(connection, counts);
        Meta.put(connection, Meta.CLOSED, "true");
        connection.commit();
    }

    private static void aggregate(Connection connection, RecordCounts counts) throws SQLException {
        if (counts.complete()) {
            counts.store(connection);
            Aggregates.store(connection);
            Meta.put(connection, Meta.AGGREGATES, "true");
        }
    }

    /**
     * Does what is left to do in a database that a {@link RowLoader} filled, before anything is inserted.
     *
     * @param built indexes that are filled already
     */
    public static void takeOver(Connection connection, RecordCounts counts, List<String> built) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'index'")) {
            while (row.next()) {
                if (!built.contains(row.getString(1))) {
                    statements.add("REINDEX " + row.getString(1));
                }
            }
        }
        SqliteFiles.execute(connection, statements);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sqlite_sequence(name, seq) VALUES('steps', ?1), ('assertions', ?2)")) {
            insert.setLong(1, counts.steps());
            insert.setLong(2, counts.assertions());
            insert.executeUpdate();
        }
    }

    /**
     * Folds the write-ahead log into the file, which then stands alone. Where another process has the file open for all
     * of the time that is waited, the log stays beside it; nothing is lost by it.
     */
    static void leaveWriteAheadLog(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try {
            SqliteFiles.execute(
                    connection,
                    List.of(
                            "PRAGMA busy_timeout = " + WAIT_FOR_READERS_MILLIS,
                            "PRAGMA wal_checkpoint(TRUNCATE)",
                            "PRAGMA journal_mode = DELETE"));
        } catch (SQLException e) {
            if (e.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code) {
                throw e;
            }
        }
    }

    /**
     * Completes a copy of a file whose writer died: what was committed is in it, and indexes and aggregates make it quick
     * to read, however much is asked of it.
     *
     * @param original what it is a copy of, for messages
     */
    static void recover(Path copy, Path original) {
        try (Connection connection = SqliteFiles.openForRepair(copy)) {
            DatabaseAccess.check(connection, original);
            leaveWriteAheadLog(connection);
            if (!hasIndexes(connection)) {
                connection.setAutoCommit(false);
                SqliteFiles.execute(connection, SqliteSchema.INDEXES);
                aggregate(connection, RecordCounts.recount(connection));
                connection.commit();
            }
        } catch (SQLException e) {
            throw SqliteFiles.failure("Cannot recover", original, e);
        }
    }

    private static boolean hasIndexes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")) {
            return row.getInt(1) > 0;
        }
    }

    /** Sets when the run was over; null while nothing says so. */
    public static void setCompletedAt(Connection connection, String runId, String completedAt) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE runs SET completed_at = ? WHERE id = ?")) {
            update.setString(1, completedAt);
            update.setString(2, runId);
            update.executeUpdate();
        }
    }
}
