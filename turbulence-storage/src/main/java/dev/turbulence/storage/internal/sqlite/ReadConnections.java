package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Connections to one file, each used by one query at a time, so that several streams can be open at once. Safe for use
 * by several threads.
 */
public final class ReadConnections implements AutoCloseable {

    private final Path file;
    private final Supplier<Connection> opener;
    private final boolean keep;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Set<Connection> lent = new HashSet<>();
    private boolean closed;

    /**
     * @param file what is read, for messages
     * @param opener opens it, or a copy of it
     * @param keep whether a connection stays open for the next query. Not while the run is being written: a connection
     *     that is open when the writer closes the run would keep it from folding its log into the file
     */
    ReadConnections(Path file, Supplier<Connection> opener, boolean keep) {
        this.file = file;
        this.opener = opener;
        this.keep = keep;
    }

    Path file() {
        return file;
    }

    /** Lends a connection, to be given back. */
    synchronized Connection borrow() {
        requireOpen();
        Connection connection = idle.isEmpty() ? opener.get() : idle.pop();
        lent.add(connection);
        return connection;
    }

    /** Lends a connection that nobody used before and nobody will use again, to be disposed of. */
    synchronized Connection borrowNew() {
        requireOpen();
        Connection connection = opener.get();
        lent.add(connection);
        return connection;
    }

    synchronized void dispose(Connection connection) {
        if (lent.remove(connection)) {
            close(connection);
        }
    }

    synchronized void giveBack(Connection connection) {
        if (!lent.remove(connection)) {
            return;
        }
        if (keep) {
            idle.push(connection);
        } else {
            close(connection);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException("The run is closed: " + file);
        }
    }

    /** Asks something and is done with the connection. */
    public <T> T ask(Question<T> question) {
        Connection connection = borrow();
        try {
            return question.ask(connection);
        } catch (SQLException e) {
            throw SqliteFiles.failure("Cannot read", file, e);
        } finally {
            giveBack(connection);
        }
    }

    /** What is asked of a connection. */
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(this::close);
        idle.clear();
        lent.forEach(this::close);
        lent.clear();
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteFiles.failure("Cannot close", file, e);
        }
    }
}
