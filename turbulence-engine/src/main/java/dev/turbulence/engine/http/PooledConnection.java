package dev.turbulence.engine.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.io.CloseMode;

/** An open connection; used by one call at a time. */
final class PooledConnection {

    /** Older than this, a kept TLS connection is tried before use; that costs a millisecond. */
    private static final long TLS_TRY_AFTER_NANOS = 100_000_000L;

    private final Route route;
    private final SocketChannel channel;
    private final DefaultBHttpClientConnection http;
    private final WireFormat.Heads heads;
    private long idleSince;

    PooledConnection(Route route, SocketChannel channel, DefaultBHttpClientConnection http, WireFormat.Heads heads) {
        this.route = route;
        this.channel = channel;
        this.http = http;
        this.heads = heads;
    }

    Route route() {
        return route;
    }

    SocketChannel channel() {
        return channel;
    }

    DefaultBHttpClientConnection http() {
        return http;
    }

    void markIdle() {
        idleSince = System.nanoTime();
    }

    /**
     * Whether the server has left the kept connection open and silent. Servers close idle connections without a word;
     * sending into one would fail a step that nothing is wrong with. What a server said beyond its answer must not become
     * the answer to what the next instance asks.
     */
    boolean isUsable() {
        if (heads.hasLeftovers()) {
            return false;
        }
        try {
            return route.secure() ? isOpenUnderTls() : isSilent();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isOpenUnderTls() throws IOException {
        // The channel alone cannot tell a close from a session ticket that TLS 1.3 sends at leisure.
        return System.nanoTime() - idleSince < TLS_TRY_AFTER_NANOS || !http.isStale();
    }

    private boolean isSilent() throws IOException {
        channel.configureBlocking(false);
        try {
            // The end of the stream (-1) and an answer nobody asked for (1) both rule the connection out.
            return channel.read(ByteBuffer.allocate(1)) == 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
