package dev.turbulence.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.engine.http.HttpFailure.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpTransportTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final HttpTransport transport = new HttpTransport();
    private final Session jar = Session.of(Clock.systemUTC(), BodyBudget.ofThisProcess());
    private final BlockingQueue<RawServer.Request> received = new LinkedBlockingQueue<>();

    @AfterEach
    void closeTransport() {
        transport.close();
    }

    @Test
    void sendsMethodPathHeadersAndBodyAndReturnsTheWholeResponse() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            received.add(connection.read());
            connection.write("HTTP/1.1 201 Created\r\nX-One: a\r\nx-one: b\r\nContent-Length: 2\r\n\r\nok");
        })) {
            HttpRequest request = new HttpRequest(
                    "POST", server.uri("/orders?a=1%202"), Headers.of(Map.of("X-Id", "7")), bytes("{}"), PATIENT);

            HttpResponse response = (HttpResponse) transport.send(request, jar);

            assertThat(response.status()).isEqualTo(201);
            assertThat(response.headers()).containsEntry("x-one", "a, b").containsEntry("content-length", "2");
            assertThat(text(response)).isEqualTo("ok");
            assertThat(response.latencyNanos()).isPositive();
            RawServer.Request sent = received.take();
            assertThat(sent.line()).isEqualTo("POST /orders?a=1%202 HTTP/1.1");
            assertThat(sent.headers()).contains("X-Id: 7", "Content-Length: 2", "Host: localhost:" + server.port());
            assertThat(sent.body()).isEqualTo("{}");
            assertThat(response.sent().headers().toMap()).containsEntry("Content-Length", "2");
        }
    }

    @Test
    void aPostNeverWaitsForAContinueAndNoCompressionIsAskedFor() throws Exception {
        try (RawServer server = echoing()) {
            send("POST", server.uri("/"), bytes("{}"));

            assertThat(received.take().headers())
                    .noneMatch(
                            header -> header.toLowerCase(java.util.Locale.ROOT).startsWith("expect"))
                    .noneMatch(
                            header -> header.toLowerCase(java.util.Locale.ROOT).startsWith("accept-encoding"));
        }
    }

    @Test
    void aBodyThatDripsEndsAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (true) {
                connection.write("x");
                Thread.sleep(20);
            }
        })) {
            HttpFailure failure = fail(request("GET", server.uri("/drip"), null, SHORT));

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.message())
                    .isEqualTo("Timed out after 200 ms while reading the response body: " + server.uri("/drip"));
            assertThat(failure.latencyNanos()).isGreaterThanOrEqualTo(SHORT.toNanos());
        }
    }

    @Test
    void aServerThatNeverAnswersTimesOut() throws Exception {
        try (RawServer server = new RawServer(connection -> new CountDownLatch(1).await())) {
            HttpFailure failure = fail(request("GET", server.uri("/"), null, SHORT));

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.message()).contains("waiting for the response");
        }
    }

    @Test
    void aTimeoutDoesNotHarmTheNextCall() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (RawServer server = new RawServer(connection -> {
            while (true) {
                connection.read();
                if (count.getAndIncrement() == 0) {
                    new CountDownLatch(1).await();
                }
                connection.reply("fine");
            }
        })) {
            fail(request("GET", server.uri("/"), null, SHORT));

            assertThat(text(send("GET", server.uri("/"), null))).isEqualTo("fine");
        }
    }

    @Test
    void aConnectionThatTheServerClosedWhileItWasIdleIsNotUsed() throws Exception {
        for (String method : List.of("GET", "POST")) {
            CountDownLatch closed = new CountDownLatch(1);
            try (RawServer server = new RawServer(connection -> {
                connection.read();
                connection.reply("one");
                connection.close();
                closed.countDown();
            })) {
                send(method, server.uri("/"), null);
                closed.await();

                HttpResponse second = send(method, server.uri("/"), null);

                assertThat(text(second)).isEqualTo("one");
                assertThat(second.resent()).isFalse();
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    @Test
    void whatTheServerSaysBeyondItsAnswerIsNoAnswerToTheNextRequest() throws Exception {
        String surplus = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
        try (RawServer server = new RawServer(connection -> {
            while (true) {
                String path = connection.read().line().split(" ")[1];
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + path.substring(0, 2) + surplus);
            }
        })) {
            assertThat(send("GET", server.uri("/1"), null).body()).asString().isEqualTo("/1");
            assertThat(send("GET", server.uri("/2"), null).body()).asString().isEqualTo("/2");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aGetThatMeetsAClosingConnectionIsSentOnceMoreAndSaysSo() throws Exception {
        try (RawServer server = closesOnTheSecondRequest()) {
            send("GET", server.uri("/"), null);

            HttpResponse second = send("GET", server.uri("/"), null);

            assertThat(second.status()).isEqualTo(200);
            assertThat(second.resent()).isTrue();
            assertThat(received).hasSize(3);
        }
    }

    @Test
    void aPostIsNeverSentTwice() throws Exception {
        try (RawServer server = closesOnTheSecondRequest()) {
            send("POST", server.uri("/"), bytes("1"));

            HttpFailure failure = fail(request("POST", server.uri("/pay"), bytes("2"), PATIENT));

            assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
            assertThat(failure.message())
                    .contains("closed by the server", server.uri("/pay").toString());
            assertThat(received).hasSize(2);
        }
    }

    @Test
    void aFreshConnectionThatIsClosedWithoutAnAnswerIsAFailure() throws Exception {
        try (RawServer server = new RawServer(connection -> received.add(connection.read()))) {
            HttpFailure failure = fail(request("GET", server.uri("/"), null, PATIENT));

            assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
            assertThat(received).hasSize(1);
        }
    }

    @Test
    void takesHeadersThatAreLongAndMany() throws Exception {
        String longValue = "v".repeat(16 * 1024);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            many.append("x-").append(i).append(": ").append(i).append("\r\n");
        }
        try (RawServer server = new RawServer(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nx-long: " + longValue + "\r\n" + many + "Content-Length: 0\r\n\r\n");
        })) {
            HttpResponse response = send("GET", server.uri("/"), null);

            assertThat(response.headers()).containsEntry("x-long", longValue).containsEntry("x-499", "499");
        }
    }

    @Test
    void thePoolGrowsToTheCallsInFlightAndIsReused() throws Exception {
        int parallel = 60;
        CountDownLatch[] waves = {new CountDownLatch(parallel), new CountDownLatch(parallel)};
        try (RawServer server = new RawServer(connection -> {
            for (CountDownLatch wave : waves) {
                connection.read();
                // Nobody is answered before all have asked: a pool with a limit would never get there.
                wave.countDown();
                wave.await();
                connection.reply("ok");
            }
            connection.read();
        })) {
            ExecutorService threads = Executors.newFixedThreadPool(parallel);
            try {
                for (int wave = 0; wave < waves.length; wave++) {
                    List<Future<HttpResponse>> calls = new ArrayList<>();
                    for (int i = 0; i < parallel; i++) {
                        calls.add(threads.submit(() -> send("GET", server.uri("/"), null)));
                    }
                    for (Future<HttpResponse> call : calls) {
                        assertThat(call.get().status()).isEqualTo(200);
                    }
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.connections()).isEqualTo(parallel);
        }
    }

    @Test
    void theDeadlineRunsWhileWaitingForAConnectionAndTheNextOneGetsIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Link single = Link.PLAIN.withMaxConnections(1);
        try (RawServer server = new RawServer(connection -> {
            while (true) {
                connection.read();
                asked.countDown();
                answer.await();
                connection.reply("ok");
            }
        })) {
            ExecutorService threads = Executors.newFixedThreadPool(1);
            try {
                HttpRequest patient = new HttpRequest("GET", server.uri("/"), Headers.empty(), null, PATIENT, single);
                Future<HttpOutcome> first = threads.submit(() -> transport.send(patient, jar));
                asked.await();

                HttpFailure second = fail(patient.withTimeout(SHORT));
                answer.countDown();

                assertThat(second.kind()).isEqualTo(Kind.TIMEOUT);
                assertThat(second.message())
                        .isEqualTo("Timed out after 200 ms while waiting for a free connection (`max_connections`): "
                                + server.uri("/"));
                assertThat(second.connectionWaitNanos()).isEqualTo(second.latencyNanos());
                assertThat(first.get()).isInstanceOf(HttpResponse.class);
                assertThat(first.get().connectionWaitNanos())
                        .isLessThan(first.get().latencyNanos());
                assertThat(transport.send(patient, jar)).isInstanceOf(HttpResponse.class);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void cookiesBelongToTheirJar() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            while (true) {
                RawServer.Request request = connection.read();
                received.add(request);
                connection.write("HTTP/1.1 200 OK\r\nSet-Cookie: session="
                        + request.line().substring(5, 6) + "; Path=/\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            Session other = Session.of(Clock.systemUTC(), BodyBudget.ofThisProcess());
            transport.send(request("GET", server.uri("/a"), null, PATIENT), jar);
            transport.send(request("GET", server.uri("/b"), null, PATIENT), other);
            received.clear();

            transport.send(request("GET", server.uri("/c"), null, PATIENT), jar);
            transport.send(request("GET", server.uri("/d"), null, PATIENT), other);

            assertThat(received.take().headers()).contains("Cookie: session=a");
            assertThat(received.take().headers()).contains("Cookie: session=b");
        }
    }

    @Test
    void redirectsAreAnswersLikeAnyOther() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            received.add(connection.read());
            connection.write("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        })) {
            HttpResponse response = send("GET", server.uri("/"), null);

            assertThat(response.status()).isEqualTo(302);
            assertThat(response.headers()).containsEntry("location", "/elsewhere");
            assertThat(received).hasSize(1);
        }
    }

    @Test
    void aCompressedBodyIsDecodedAndTheConnectionKept() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes("hello"));
        }
        String body = packed.toString(StandardCharsets.ISO_8859_1);
        try (RawServer server = new RawServer(connection -> {
            while (true) {
                connection.read();
                connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
            }
        })) {
            HttpResponse first = send("GET", server.uri("/"), null);
            HttpResponse second = send("GET", server.uri("/"), null);

            assertThat(text(first)).isEqualTo("hello");
            assertThat(first.headers()).containsEntry("content-encoding", "gzip");
            assertThat(text(second)).isEqualTo("hello");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void responsesWithoutABodyDoNotWaitForOne() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            connection.read();
            connection.write("HTTP/1.1 204 No Content\r\n\r\n");
            connection.read();
            connection.write("HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n");
            connection.read();
            connection.write(
                    "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1");
        })) {
            assertThat(send("HEAD", server.uri("/"), null).body()).isEmpty();
            assertThat(send("GET", server.uri("/"), null).status()).isEqualTo(204);
            assertThat(send("GET", server.uri("/"), null).status()).isEqualTo(304);
            assertThat(text(send("GET", server.uri("/"), null))).isEqualTo("1");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedConnectionSaysSoWithTheUrl() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        URI uri = URI.create("http://localhost:" + free + "/orders");

        HttpFailure failure = fail(request("GET", uri, null, PATIENT));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
        assertThat(failure.message()).isEqualTo("Connection refused: " + uri);
    }

    @Test
    void aConnectionLostInTheMiddleOfTheBodyIsAConnectionFailure() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        })) {
            HttpFailure failure = fail(request("GET", server.uri("/"), null, PATIENT));

            assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
            assertThat(failure.message())
                    .contains("while reading the response body", server.uri("/").toString());
        }
    }

    @Test
    void whatIsNotHttpIsAProtocolFailure() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.read();
            connection.write("220 mail.example ESMTP\r\n\r\n");
        })) {
            HttpFailure failure = fail(request("GET", server.uri("/"), null, PATIENT));

            assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
            assertThat(failure.message())
                    .contains("Not a valid HTTP response", server.uri("/").toString());
        }
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        try (RawServer server = new RawServer(connection -> {
                    connection.read();
                    connection.reply("12345678901");
                });
                HttpTransport small = new HttpTransport(() -> null, 10)) {
            HttpOutcome outcome = small.send(request("GET", server.uri("/"), null, PATIENT), jar);

            assertThat(outcome).isInstanceOfSatisfying(HttpFailure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
                assertThat(failure.message()).contains("larger than 10 bytes");
            });
        }
    }

    @Test
    void abortEndsCallsInFlightAndLaterOnes() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            connection.read();
            asked.countDown();
            new CountDownLatch(1).await();
        })) {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<HttpFailure> call =
                        thread.submit(() -> fail(request("GET", server.uri("/slow"), null, PATIENT)));
                asked.await();
                transport.abort();

                assertThat(call.get().kind()).isEqualTo(Kind.ABORTED);
                assertThat(fail(request("GET", server.uri("/"), null, PATIENT)).kind())
                        .isEqualTo(Kind.ABORTED);
            } finally {
                thread.shutdownNow();
            }
        }
    }

    @Test
    void refusesRequestsThatCannotBeSent() {
        assertThatThrownBy(() -> request("GET", URI.create("ftp://host/x"), null, PATIENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not an absolute http or https URL: ftp://host/x");
        assertThatThrownBy(() -> request("GET / HTTP/1.1\r\nX: ", URI.create("http://host/x"), null, PATIENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not an HTTP method");
        assertThatThrownBy(() -> request("GET", URI.create("http://host/x"), null, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeout");
    }

    private RawServer echoing() throws IOException {
        return new RawServer(connection -> {
            while (true) {
                RawServer.Request request = connection.read();
                received.add(request);
                connection.reply(request.body());
            }
        });
    }

    /** Answers one request on a connection and hangs up on the next; a later connection is served in full. */
    private RawServer closesOnTheSecondRequest() throws IOException {
        return new RawServer(connection -> {
            received.add(connection.read());
            connection.reply("fine");
            received.add(connection.read());
        });
    }

    private HttpResponse send(String method, URI uri, byte[] body) {
        HttpOutcome outcome = transport.send(
                request(method, uri, body, PATIENT), Session.of(Clock.systemUTC(), BodyBudget.ofThisProcess()));
        assertThat(outcome).isInstanceOf(HttpResponse.class);
        return (HttpResponse) outcome;
    }

    private HttpFailure fail(HttpRequest request) {
        HttpOutcome outcome = transport.send(request, jar);
        assertThat(outcome).isInstanceOf(HttpFailure.class);
        return (HttpFailure) outcome;
    }

    private static HttpRequest request(String method, URI uri, byte[] body, Duration timeout) {
        return new HttpRequest(method, uri, Headers.empty(), body, timeout);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
