package dev.turbulence.engine.grpc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.util.JsonFormat;
import dev.turbulence.engine.certificates.TestCertificates;
import dev.turbulence.engine.proto.TestProtos;
import io.grpc.Attributes;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** The shop of {@link TestProtos} as a real gRPC server on a free port; keeps what it was asked. */
public final class GrpcTestService implements AutoCloseable {

    /** What the server tells of itself. */
    public enum Reflecting {
        V1,
        V1_ALPHA,
        NOTHING
    }

    /** Answers calls, in JSON; what it throws is the call's status. */
    public interface Handler {
        String answer(Received call) throws Exception;
    }

    /** A call, its message in JSON, and the name in the client's certificate, null where there is none. */
    public record Received(String method, String message, Metadata metadata, String client) {
        public String header(String name) {
            return metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        }
    }

    /** Handshakes that fail are what some tests are about. */
    private static final Logger LOG = Logger.getLogger("io.grpc.okhttp");

    static {
        LOG.setLevel(Level.OFF);
    }

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private final Server server;
    private final ExecutorService threads;
    private final List<Received> received;
    private final Map<String, Integer> connections;

    private GrpcTestService(
            Server server, ExecutorService threads, List<Received> received, Map<String, Integer> connections) {
        this.server = server;
        this.threads = threads;
        this.received = received;
        this.connections = connections;
    }

    /** Answers without encryption, on a free port. */
    public static GrpcTestService answering(Reflecting reflecting, Handler handler) throws IOException {
        return start(0, InsecureServerCredentials.create(), reflecting, handler);
    }

    /** Answers as {@code localhost} of {@link TestCertificates}, on a free port. */
    public static GrpcTestService secure(ClientAuth clients, Reflecting reflecting, Handler handler) throws Exception {
        TestCertificates certificates = TestCertificates.get();
        ServerCredentials credentials = TlsServerCredentials.newBuilder()
                .keyManager(certificates.serverKeys())
                .trustManager(certificates.serverTrust())
                .clientAuth(clients)
                .build();
        return start(0, credentials, reflecting, handler);
    }

    static GrpcTestService start(int port, ServerCredentials credentials, Reflecting reflecting, Handler handler)
            throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Received> received = new CopyOnWriteArrayList<>();
        Map<String, Integer> connections = new ConcurrentHashMap<>();
        ServerBuilder<?> builder = OkHttpServerBuilder.forPort(port, credentials)
                .executor(threads)
                .addTransportFilter(new Connections(connections));
        Recorder recorder = new Recorder();
        for (ServerServiceDefinition service : services(handler, received)) {
            builder.addService(ServerInterceptors.intercept(service, recorder));
        }
        if (reflecting != Reflecting.NOTHING) {
            builder.addService(reflection(reflecting));
        }
        return new GrpcTestService(builder.build().start(), threads, received, connections);
    }

    @SuppressWarnings("deprecation")
    private static BindableService reflection(Reflecting reflecting) {
        return reflecting == Reflecting.V1
                ? ProtoReflectionServiceV1.newInstance()
                : io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }

    private static List<ServerServiceDefinition> services(Handler handler, List<Received> received) {
        FileDescriptor file = TestProtos.shop();
        List<ServerServiceDefinition> services = new ArrayList<>();
        file.getServices().forEach(service -> {
            ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(service.getFullName())
                    .setSchemaDescriptor((ProtoFileDescriptorSupplier) () -> file);
            List<MethodDescriptor<DynamicMessage, DynamicMessage>> methods = new ArrayList<>();
            service.getMethods().stream()
                    .filter(method -> !method.isServerStreaming())
                    .forEach(method -> methods.add(MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder(
                                    marshaller(method.getInputType()), marshaller(method.getOutputType()))
                            .setType(MethodDescriptor.MethodType.UNARY)
                            .setFullMethodName(service.getFullName() + "/" + method.getName())
                            .build()));
            methods.forEach(descriptor::addMethod);
            ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(descriptor.build());
            methods.forEach(method -> definition.addMethod(method, ServerCalls.asyncUnaryCall((request, observer) -> {
                try {
                    Received call = new Received(
                            method.getFullMethodName(),
                            PRINTER.print(request),
                            Recorder.METADATA.get(),
                            Recorder.CLIENT.get());
                    received.add(call);
                    Descriptor type = file.findMessageTypeByName("Order");
                    DynamicMessage.Builder answer = DynamicMessage.newBuilder(type);
                    JsonFormat.parser().merge(handler.answer(call), answer);
                    observer.onNext(answer.build());
                    observer.onCompleted();
                } catch (Exception e) {
                    observer.onError(e);
                }
            })));
            services.add(definition.build());
        });
        return services;
    }

    private static MethodDescriptor.Marshaller<DynamicMessage> marshaller(Descriptor type) {
        return ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(type));
    }

    public int port() {
        return server.getPort();
    }

    public List<Received> received() {
        return received;
    }

    /** How many connections there were. */
    public int connections() {
        return connections.size();
    }

    /** The services of a SUT file, of which this is the service {@code shop}. */
    public String asService(String more) {
        return "  shop: {protocol: grpc, grpc: {host: localhost, port: " + port() + more + "}}\n";
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            // A handler that sleeps holds this up; its thread is interrupted after all others have ended.
            server.awaitTermination(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    /** Keeps metadata for the handler, and sends some. */
    private static final class Recorder implements ServerInterceptor {

        static final Context.Key<Metadata> METADATA = Context.key("metadata");
        static final Context.Key<String> CLIENT = Context.key("client");

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
            ServerCall<Q, A> answering = new SimpleForwardingServerCall<>(call) {
                @Override
                public void sendHeaders(Metadata headers) {
                    put(headers, "x-kind", "test");
                    headers.put(Metadata.Key.of("x-raw-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] {1, 2});
                    super.sendHeaders(headers);
                }

                @Override
                public void close(Status status, Metadata trailers) {
                    put(trailers, "x-end", "one");
                    put(trailers, "x-end", "two");
                    super.close(status, trailers);
                }
            };
            Context context = Context.current().withValues(METADATA, metadata, CLIENT, client(call.getAttributes()));
            return Contexts.interceptCall(context, answering, metadata, next);
        }

        private static String client(Attributes attributes) {
            SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
            try {
                return session == null ? null : session.getPeerPrincipal().getName();
            } catch (SSLPeerUnverifiedException e) {
                return null;
            }
        }

        private static void put(Metadata metadata, String name, String value) {
            metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
        }
    }

    private static final class Connections extends ServerTransportFilter {

        private final Map<String, Integer> seen;

        Connections(Map<String, Integer> seen) {
            this.seen = seen;
        }

        @Override
        public Attributes transportReady(Attributes attributes) {
            seen.put(String.valueOf(attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)), 1);
            return attributes;
        }
    }
}
