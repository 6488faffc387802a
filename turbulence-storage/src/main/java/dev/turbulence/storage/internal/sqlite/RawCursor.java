package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.RawResult;
import dev.turbulence.storage.RawSqlException;
import dev.turbulence.storage.RawSqlTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;

/**
 * The rows of a query that somebody else wrote, on a connection of its own. What may be done is limited by the connection,
 * which is read-only and has nothing attached to it, and not by what the text looks like.
 */
final class RawCursor implements RawResult {

    /** The longest string or blob that a query may compute: twice the longest record. */
    private static final int MAX_VALUE_BYTES = 128 * 1024 * 1024;

    private final ReadConnections connections;
    private final Connection connection;
    private final Duration timeLimit;
    private Deadline deadline;
    private PreparedStatement statement;
    private ResultSet rows;
    private String[] columns;

    private RawCursor(ReadConnections connections, Duration timeLimit) {
        this.connections = connections;
        this.connection = connections.borrowNew();
        this.timeLimit = timeLimit;
    }

    static RawCursor open(ReadConnections connections, String text, List<Object> parameters, Duration timeLimit) {
        OneQuery.require(text);
        RawCursor cursor = new RawCursor(connections, timeLimit);
        try {
            cursor.execute(text, parameters);
            return cursor;
        } catch (SQLException e) {
            RawSqlException failure = cursor.failure(e);
            SqliteFiles.closeQuietly(cursor, failure);
            throw failure;
        } catch (RuntimeException e) {
            SqliteFiles.closeQuietly(cursor, e);
            throw e;
        }
    }

    private void execute(String text, List<Object> parameters) throws SQLException {
        ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
        deadline = Deadline.start(connection, timeLimit);
        statement = connection.prepareStatement(text);
        requireAsMany(statement.getParameterMetaData().getParameterCount(), parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        if (!statement.execute()) {
            throw new RawSqlException("Refused: this SQL asks for nothing, and a stored run is only read.");
        }
        rows = statement.getResultSet();
        ResultSetMetaData names = rows.getMetaData();
        columns = new String[names.getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = names.getColumnLabel(i + 1);
        }
    }

    private static void requireAsMany(int places, int values) {
        if (places != values) {
            throw new RawSqlException("The SQL has " + places + (places == 1 ? " parameter" : " parameters") + ", and "
                    + values + (values == 1 ? " value was" : " values were") + " given.");
        }
    }

    @Override
    public List<String> columns() {
        return List.of(columns);
    }

    @Override
    public Stream<List<Object>> stream() {
        return StreamSupport.stream(
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super List<Object>> action) {
                        List<Object> row = next();
                        if (row != null) {
                            action.accept(row);
                        }
                        return row != null;
                    }
                },
                false);
    }

    /** The next row; null when there is none. */
    private List<Object> next() {
        try {
            if (!rows.next()) {
                return null;
            }
            Object[] row = new Object[columns.length];
            for (int i = 0; i < row.length; i++) {
                Object value = rows.getObject(i + 1);
                row[i] = value instanceof Integer number ? Long.valueOf(number) : value;
            }
            return Collections.unmodifiableList(Arrays.asList(row));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The driver's exception is suppressed and no cause, because Maven prints the messages of all causes. */
    private RawSqlException failure(SQLException e) {
        RawSqlException failure = deadline != null && deadline.isOver() ? givenUp() : refused(e);
        failure.addSuppressed(e);
        return failure;
    }

    private RawSqlException givenUp() {
        return new RawSqlTimeoutException("The SQL query was given up after " + timeLimit.toMillis() / 1e3
                + " s, its time limit. Ask for less, or allow more time (-Dturbulence.timeoutSeconds, or within(...) in"
                + " Java).");
    }

    private static RawSqlException refused(SQLException e) {
        String message = SqliteMessages.of(e);
        if ((e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_READONLY.code) {
            return new RawSqlException("Refused: a stored run is only read (" + message + ").");
        }
        return new RawSqlException("SQL error: " + message + ". What there is to ask for: docs/database.md");
    }

    @Override
    public void close() {
        try {
            if (statement != null) {
                statement.close();
            }
        } catch (SQLException e) {
            throw SqliteFiles.failure("Cannot read", connections.file(), e);
        } finally {
            connections.dispose(connection);
        }
    }
}
