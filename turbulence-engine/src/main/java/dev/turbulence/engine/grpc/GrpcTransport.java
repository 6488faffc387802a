package dev.turbulence.engine.grpc;

import dev.turbulence.engine.proto.ProtoException;
import dev.turbulence.engine.proto.ProtoSchema;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Makes unary gRPC calls. One serves a whole run; every method but {@link #close} blocks its thread and may be called by
 * any number of them.
 */
public final class GrpcTransport implements AutoCloseable {

    /**
     * The largest response taken, in bytes: 16 MiB, four times what gRPC clients take by default. A message of many empty ones
     * takes fifty times as much in memory.
     */
    public static final int MAX_RESPONSE_BYTES = 16 << 20;

    private static final Duration END_LIMIT = Duration.ofSeconds(1);

    private final Supplier<SSLContext> tls;
    private final int maxResponseBytes;
    // Classes of the library are named in GrpcChannel alone, so that a run without gRPC loads none.
    private final ConcurrentMap<GrpcTarget, GrpcChannel> channels = new ConcurrentHashMap<>();
    private final ConcurrentMap<GrpcTarget, SharedAnswer<ProtoSchema>> schemas = new ConcurrentHashMap<>();
    private volatile boolean aborted;

    /** A transport that trusts the certificates the JVM trusts, unless a target says otherwise. */
    public GrpcTransport() {
        this(GrpcTransport::defaultTls, MAX_RESPONSE_BYTES);
    }

    /** @param tls asked only when a secure channel is opened to a target without a context of its own */
    GrpcTransport(Supplier<SSLContext> tls, int maxResponseBytes) {
        this.tls = tls;
        this.maxResponseBytes = maxResponseBytes;
    }

    /** Calls a method and waits for the end of the call, at most as long as the request's timeout. */
    public GrpcOutcome call(GrpcTarget target, GrpcRequest request) {
        return channel(target).call(request, () -> aborted);
    }

    /**
     * What the server tells of itself. It is asked once; later calls get the same answer, unless it could not be reached.
     *
     * @param timeout the limit on all that is asked
     * @throws GrpcException when the server does not tell
     * @throws ProtoException when what it tells makes no sense
     */
    public ProtoSchema schema(GrpcTarget target, Duration timeout) throws GrpcException {
        SharedAnswer<ProtoSchema> answer = schemas.computeIfAbsent(target, asked -> new SharedAnswer<>());
        return answer.get(
                () -> new Reflection(channel(target), timeout, () -> aborted).schema(),
                // Whoever could not be reached may be there next time.
                () -> schemas.remove(target, answer));
    }

    /** Ends every call in flight and makes every later one fail, all of them marked as aborted. */
    public void abort() {
        aborted = true;
        // A method reference would load the channel's class even where there is none.
        for (GrpcChannel channel : channels.values()) {
            channel.close();
        }
    }

    /** Closes all channels, and gives their threads a moment to end; calls still in flight are aborted. */
    @Override
    public void close() {
        abort();
        long deadline = System.nanoTime() + END_LIMIT.toNanos();
        for (GrpcChannel channel : channels.values()) {
            channel.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
        }
    }

    private GrpcChannel channel(GrpcTarget target) {
        GrpcChannel channel =
                channels.computeIfAbsent(target, wanted -> GrpcChannel.open(wanted, tls, maxResponseBytes));
        if (aborted) {
            channel.close();
        }
        return channel;
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }
}
