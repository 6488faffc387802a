package dev.turbulence.engine.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The connection to one service. */
final class GrpcChannel {

    private static final String USER_AGENT = "turbulence-maven";

    private static final int MAX_METADATA_BYTES = 1 << 20;

    private final ManagedChannel channel;

    private GrpcChannel(ManagedChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes a channel; it connects with its first call.
     *
     * @param tls asked for a secure channel to a target that has no context of its own
     */
    static GrpcChannel open(GrpcTarget target, Supplier<SSLContext> tls, int maxResponseBytes) {
        OkHttpChannelBuilder builder = OkHttpChannelBuilder.forAddress(target.host(), target.port())
                .userAgent(USER_AGENT)
                .maxInboundMessageSize(maxResponseBytes)
                .maxInboundMetadataSize(MAX_METADATA_BYTES)
                .disableServiceConfigLookUp()
                .proxyDetector(address -> null);
        if (target.tls()) {
            builder.sslSocketFactory(target.context().orElseGet(tls).getSocketFactory());
            if (target.insecure()) {
                builder.hostnameVerifier((name, session) -> true);
            }
        } else {
            builder.usePlaintext();
        }
        return new GrpcChannel(builder.build());
    }

    /** @param aborted asked when the call has failed */
    GrpcOutcome call(GrpcRequest request, BooleanSupplier aborted) {
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder(
                        Bytes.AS_THEY_ARE, Bytes.AS_THEY_ARE)
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(request.method())
                .build();
        AtomicReference<Metadata> headers = new AtomicReference<>();
        AtomicReference<Metadata> trailers = new AtomicReference<>();
        Channel observed = ClientInterceptors.intercept(
                channel,
                MetadataUtils.newAttachHeadersInterceptor(metadata(request.metadata())),
                MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));
        wake();
        long start = System.nanoTime();
        Status status = Status.OK;
        byte[] message = null;
        try {
            message = ClientCalls.blockingUnaryCall(observed, method, options(request.timeout()), request.message());
        } catch (StatusRuntimeException e) {
            status = e.getStatus();
        }
        long latency = System.nanoTime() - start;
        return outcome(status, received(headers.get(), trailers.get()), message, latency, aborted);
    }

    /** The channel itself, for one call of the library's own stubs. */
    Channel forCall() {
        wake();
        return channel;
    }

    static CallOptions options(Duration timeout) {
        return CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Left alone a channel refuses calls, for want of a connection, until a back-off of its own is over. */
    private void wake() {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.enterIdle();
        }
    }

    static GrpcOutcome outcome(
            Status status, Map<String, String> metadata, byte[] message, long latencyNanos, BooleanSupplier aborted) {
        boolean ended = !status.isOk() && aborted.getAsBoolean();
        return new GrpcOutcome(
                status.getCode().value(),
                status.getCode().name(),
                ended ? "Aborted, because the run was ended" : description(status),
                metadata,
                message,
                latencyNanos,
                ended);
    }

    void close() {
        channel.shutdownNow();
    }

    /** Waits until a closed channel has ended, or the time is over. */
    void awaitEnd(Duration limit) {
        try {
            channel.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String description(Status status) {
        String text = status.getDescription() == null ? "" : status.getDescription();
        String cause = status.getCause() == null ? null : status.getCause().getMessage();
        if (cause == null || text.contains(cause)) {
            return text;
        }
        return text.isEmpty() ? cause : text + " (" + cause + ")";
    }

    private static Metadata metadata(Map<String, String> values) {
        Metadata metadata = new Metadata();
        values.forEach((name, value) -> {
            if (name.endsWith(GrpcRequest.BINARY_SUFFIX)) {
                metadata.put(
                        Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER),
                        Base64.getDecoder().decode(value));
            } else {
                metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
            }
        });
        return metadata;
    }

    private static Map<String, String> received(Metadata... parts) {
        Map<String, String> received = new LinkedHashMap<>();
        for (Metadata part : parts) {
            if (part != null) {
                part.keys()
                        .forEach(name -> values(part, name)
                                .forEach(value -> received.merge(name, value, (first, next) -> first + ", " + next)));
            }
        }
        return received;
    }

    private static Iterable<String> values(Metadata metadata, String name) {
        if (!name.endsWith(GrpcRequest.BINARY_SUFFIX)) {
            return metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        }
        List<String> encoded = new ArrayList<>();
        metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))
                .forEach(bytes -> encoded.add(Base64.getEncoder().encodeToString(bytes)));
        return encoded;
    }
}
