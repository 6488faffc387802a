package dev.turbulence.storage.internal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rows of a query as a stream that holds a cursor, and a connection, until it is closed. */
final class ResultStream<T> extends Spliterators.AbstractSpliterator<T> implements AutoCloseable {

    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final ReadConnections connections;
    private final Connection connection;
    private final Mapper<T> mapper;
    private PreparedStatement statement;
    private ResultSet rows;

    private ResultStream(ReadConnections connections, Mapper<T> mapper) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.connections = connections;
        this.connection = connections.borrow();
        this.mapper = mapper;
    }

    static <T> Stream<T> of(ReadConnections connections, SqlQuery query, Mapper<T> mapper) {
        ResultStream<T> results = new ResultStream<>(connections, mapper);
        try {
            results.statement = query.prepare(results.connection);
            results.rows = results.statement.executeQuery();
        } catch (SQLException e) {
            SqliteFiles.closeQuietly(results, e);
            throw SqliteFiles.failure("Cannot read", connections.file(), e);
        }
        return StreamSupport.stream(results, false).onClose(results::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        T next;
        try {
            if (!rows.next()) {
                return false;
            }
            next = mapper.map(rows);
        } catch (SQLException e) {
            throw SqliteFiles.failure("Cannot read", connections.file(), e);
        }
        action.accept(next);
        return true;
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
            connections.giveBack(connection);
        }
    }
}
