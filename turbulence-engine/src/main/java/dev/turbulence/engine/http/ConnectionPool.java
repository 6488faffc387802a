package dev.turbulence.engine.http;

import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;

/**
 * Kept connections, the latest used first. It needs no limit: calls block their thread, so there are never more
 * connections than there were calls at once.
 */
final class ConnectionPool implements AutoCloseable {

    private final ConcurrentMap<Route, Deque<PooledConnection>> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** A kept connection that is still usable, or null. */
    PooledConnection lease(Route route) {
        Deque<PooledConnection> kept = idle.get(route);
        if (kept == null) {
            return null;
        }
        PooledConnection connection = kept.pollFirst();
        while (connection != null && !connection.isUsable()) {
            connection.close();
            connection = kept.pollFirst();
        }
        return connection;
    }

    void release(PooledConnection connection) {
        connection.markIdle();
        idle.computeIfAbsent(connection.route(), route -> new ConcurrentLinkedDeque<>())
                .addFirst(connection);
        if (closed) {
            closeIdle();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    private void closeIdle() {
        for (Deque<PooledConnection> kept : idle.values()) {
            for (PooledConnection c = kept.pollFirst(); c != null; c = kept.pollFirst()) {
                c.close();
            }
        }
    }
}
