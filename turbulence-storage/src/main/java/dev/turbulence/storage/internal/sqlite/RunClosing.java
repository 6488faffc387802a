package dev.turbulence.storage.internal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What is done to a database when its run is over: indexes, aggregates, the mark. */
public final class RunClosing {

    private RunClosing() {}

    /** Builds the indexes and computes the aggregates, in one transaction with the mark that says so. */
    public static void close(Connection connection, RecordCounts counts) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        SqliteFiles.execute(connection, SqliteSchema.INDEXES);
        if (counts.complete()) {
            counts.store(connection);
            Aggregates.store(connection);
            Meta.put(connection, Meta.AGGREGATES, "true");
        }
        Meta.put(connection, Meta.CLOSED, "true");
        connection.commit();
        connection.setAutoCommit(autoCommit);
    }

    /**
     * Folds the write-ahead log into the file. Where another process has the file open at this moment, the log stays
     * beside it until that process is done; nothing is lost by it.
     *
     * @return whether the file stands alone now
     */
    static boolean leaveWriteAheadLog(Connection connection) throws SQLException {
        SqliteFiles.execute(connection, List.of("PRAGMA wal_checkpoint(TRUNCATE)"));
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
            return mode.next() && mode.getString(1).equalsIgnoreCase("delete");
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
