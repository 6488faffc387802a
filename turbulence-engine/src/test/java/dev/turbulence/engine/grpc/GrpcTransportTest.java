package dev.turbulence.engine.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turbulence.engine.certificates.TestCertificates;
import dev.turbulence.engine.grpc.GrpcTestService.Handler;
import dev.turbulence.engine.grpc.GrpcTestService.Reflecting;
import dev.turbulence.engine.proto.ProtoMethod;
import dev.turbulence.engine.proto.ProtoSchema;
import dev.turbulence.engine.proto.TestProtos;
import io.grpc.InsecureServerCredentials;
import io.grpc.Status;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class GrpcTransportTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final ProtoMethod FIND = ProtoSchema.read(TestProtos.SHOP).method("Orders/Find");

    private final GrpcTransport transport = new GrpcTransport();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void aCallBringsMessageMetadataAndLatency() throws Exception {
        try (GrpcTestService service = answering(call -> {
            Thread.sleep(20);
            return "{\"id\": 7}";
        })) {
            GrpcOutcome outcome = transport.call(
                    target(service.port()),
                    new GrpcRequest(
                            FIND.path(),
                            Map.of("X-One", "1", "x-raw-bin", "AQI="),
                            FIND.encode("{\"id\": \"5\"}"),
                            LONG));

            assertThat(outcome.code()).isEqualTo(GrpcOutcome.OK);
            assertThat(FIND.decode(outcome.message())).startsWith("{\"id\":\"7\"");
            assertThat(outcome.metadata())
                    .containsEntry("x-kind", "test")
                    .containsEntry("x-raw-bin", "AQI=")
                    .containsEntry("x-end", "one, two");
            assertThat(outcome.latencyNanos()).isBetween(20_000_000L, LONG.toNanos());
            assertThat(service.received().get(0).message()).isEqualTo("{\"id\":\"5\"}");
            assertThat(service.received().get(0).header("x-one")).isEqualTo("1");
            assertThat(service.received().get(0).header("user-agent")).startsWith("turbulence-maven");
        }
    }

    @Test
    void aRefusalIsAnOutcome() throws Exception {
        try (GrpcTestService service = answering(call -> {
            throw Status.NOT_FOUND.withDescription("no order 5").asRuntimeException();
        })) {
            GrpcOutcome outcome = find(service.port(), LONG);

            assertThat(outcome.describe()).isEqualTo("gRPC NOT_FOUND (5): no order 5");
            assertThat(outcome.message()).isNull();
            assertThat(outcome.metadata()).containsEntry("x-end", "one, two");
        }
    }

    @Test
    void allCallsGoOverOneConnection() throws Exception {
        try (GrpcTestService service = answering(call -> "{}")) {
            List<CompletableFuture<GrpcOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> find(service.port(), LONG)));
            }
            assertThat(calls).allSatisfy(call -> assertThat(call.join().code()).isZero());
            assertThat(service.connections()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatTakesTooLongIsGivenUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (GrpcTestService service = answering(call -> {
            end.await();
            return "{}";
        })) {
            GrpcOutcome outcome = find(service.port(), Duration.ofMillis(200));

            assertThat(outcome.code()).isEqualTo(GrpcOutcome.DEADLINE_EXCEEDED);
            assertThat(outcome.latencyNanos()).isBetween(200_000_000L, LONG.toNanos());
            end.countDown();
        }
    }

    @Test
    void aServerThatOnlyListensIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("localhost"))) {
            assertThat(find(silent.getLocalPort(), Duration.ofMillis(300)).code())
                    .isEqualTo(GrpcOutcome.DEADLINE_EXCEEDED);
        }
    }

    @Test
    void whatDoesNotSpeakHttp2FailsTheCall() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 10, InetAddress.getByName("localhost"))) {
            Thread thread = new Thread(() -> {
                while (!rude.isClosed()) {
                    try (Socket socket = rude.accept()) {
                        socket.getOutputStream()
                                .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        // The next one, or the end.
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
            for (int i = 0; i < 3; i++) {
                assertThat(find(rude.getLocalPort(), LONG).code())
                        .isIn(Status.Code.INTERNAL.value(), GrpcOutcome.UNAVAILABLE);
            }
        }
    }

    @Test
    void everyCallTriesToConnectAnew() throws Exception {
        int port;
        try (GrpcTestService service = answering(call -> "{}")) {
            port = service.port();
            assertThat(find(port, LONG).code()).isZero();
        }
        for (int i = 0; i < 5; i++) {
            GrpcOutcome refused = find(port, LONG);
            assertThat(refused.code()).isEqualTo(GrpcOutcome.UNAVAILABLE);
        }
        assertThat(find(port, LONG).description()).contains("refused");
        try (GrpcTestService again =
                GrpcTestService.start(port, InsecureServerCredentials.create(), Reflecting.NOTHING, call -> "{}")) {
            assertThat(find(again.port(), LONG).code()).isZero();
        }
    }

    @Test
    void aServerThatGoesAwayInMidCallFailsTheCall() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        GrpcTestService service = answering(call -> {
            asked.countDown();
            Thread.sleep(LONG.toMillis());
            return "{}";
        });
        CompletableFuture<GrpcOutcome> call = CompletableFuture.supplyAsync(() -> find(service.port(), LONG));
        asked.await();
        service.close();

        assertThat(call.join().code()).isIn(GrpcOutcome.UNAVAILABLE, Status.Code.CANCELLED.value());
    }

    @Test
    void aResponseThatIsTooLargeIsRefused() throws Exception {
        GrpcTransport small = new GrpcTransport(() -> null, 1000);
        try (small;
                GrpcTestService service = answering(call -> "{\"customerName\": \"" + "x".repeat(2000) + "\"}")) {
            GrpcOutcome outcome = small.call(target(service.port()), request(LONG));

            assertThat(outcome.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED.value());
            assertThat(outcome.description()).contains("exceeds maximum size 1000");
        }
    }

    @Test
    void anAbortEndsCallsInFlightAndLaterOnes() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (GrpcTestService service = answering(call -> {
            asked.countDown();
            Thread.sleep(LONG.toMillis());
            return "{}";
        })) {
            CompletableFuture<GrpcOutcome> call = CompletableFuture.supplyAsync(() -> find(service.port(), LONG));
            asked.await();
            transport.abort();

            assertThat(call.join().aborted()).isTrue();
            assertThat(find(service.port(), LONG).aborted()).isTrue();
            assertThat(catchThrowableOfType(GrpcException.class, () -> transport.schema(target(1), LONG))
                            .outcome()
                            .aborted())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reflecting.class,
            names = {"V1", "V1_ALPHA"})
    void aServerTellsItsSchemaOnce(Reflecting reflecting) throws Exception {
        try (GrpcTestService service = GrpcTestService.answering(reflecting, call -> "{}")) {
            GrpcTarget target = target(service.port());
            List<CompletableFuture<ProtoSchema>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> schema(target)));
            }
            ProtoSchema schema = asked.get(0).join();

            assertThat(schema.services()).containsExactly("shop.v1.Carts", "shop.v1.Orders");
            assertThat(schema.method("shop.v1.Orders/Find").encode("{\"id\": 1}"))
                    .containsExactly(8, 1);
            assertThat(asked).allSatisfy(other -> assertThat(other.join()).isSameAs(schema));
        }
    }

    @Test
    void aServerWithoutReflectionSaysSo() throws Exception {
        try (GrpcTestService service = answering(call -> "{}")) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> transport.schema(target(service.port()), LONG))
                        .isInstanceOf(GrpcException.class)
                        .hasMessageContaining("the server has no reflection; give its service a `proto_path`");
            }
        }
    }

    @Test
    void aServerThatWasNotThereIsAskedAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(catchThrowableOfType(GrpcException.class, () -> transport.schema(target(port), LONG))
                        .outcome()
                        .code())
                .isEqualTo(GrpcOutcome.UNAVAILABLE);
        try (GrpcTestService service =
                GrpcTestService.start(port, InsecureServerCredentials.create(), Reflecting.V1, call -> "{}")) {
            assertThat(transport.schema(target(service.port()), LONG).services())
                    .hasSize(2);
        }
    }

    @Test
    void aSecureServerMustBeTrusted() throws Exception {
        SSLContext tls = TestCertificates.get().ofClient();
        AtomicInteger calls = new AtomicInteger();
        try (GrpcTestService service = GrpcTestService.secure(
                        ClientAuth.NONE, Reflecting.NOTHING, call -> "{\"id\": " + calls.incrementAndGet() + "}");
                GrpcTransport trusting = new GrpcTransport(() -> tls, 1000)) {
            GrpcTarget target = new GrpcTarget("localhost", service.port(), true);

            assertThat(trusting.call(target, request(LONG)).code()).isZero();
            GrpcOutcome refused = transport.call(target, request(LONG));
            assertThat(refused.code()).isEqualTo(GrpcOutcome.UNAVAILABLE);
            assertThat(refused.description()).contains("unable to find valid certification path");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void metadataThatCannotBeSentAreRefused() {
        assertThatThrownBy(() -> new GrpcRequest("a/b", Map.of("x", "ä"), new byte[0], LONG))
                .hasMessageContaining("metadata x holds a character that is not ASCII");
        assertThatThrownBy(() -> new GrpcRequest("a/b", Map.of("x", "a\nb"), new byte[0], LONG))
                .hasMessageContaining("metadata x holds a character");
        assertThatThrownBy(() -> new GrpcRequest("a/b", Map.of("x-bin", "?"), new byte[0], LONG))
                .hasMessageContaining("metadata x-bin is not base64");
    }

    private ProtoSchema schema(GrpcTarget target) {
        try {
            return transport.schema(target, LONG);
        } catch (GrpcException e) {
            throw new IllegalStateException(e);
        }
    }

    private GrpcOutcome find(int port, Duration timeout) {
        return transport.call(target(port), request(timeout));
    }

    private static GrpcRequest request(Duration timeout) {
        return new GrpcRequest(FIND.path(), Map.of(), FIND.encode("{\"id\": 5}"), timeout);
    }

    private static GrpcTarget target(int port) {
        return new GrpcTarget("localhost", port, false);
    }

    private static GrpcTestService answering(Handler handler) throws IOException {
        return GrpcTestService.answering(Reflecting.NOTHING, handler);
    }
}
