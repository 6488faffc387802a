package dev.turbulence.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.certificates.TestCertificates;
import dev.turbulence.engine.http.HttpFailure.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsTest {

    private static TestCertificates certificates;

    private final Session jar = Session.of(Clock.systemUTC(), BodyBudget.ofThisProcess());

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = TestCertificates.get();
    }

    @Test
    void talksTlsAndKeepsTheConnection() throws Exception {
        try (RawServer server = secure(connection -> {
                    while (true) {
                        connection.read();
                        connection.reply("secret");
                    }
                });
                HttpTransport transport = new HttpTransport(TlsTest::trusting, 1000)) {
            for (int i = 0; i < 3; i++) {
                assertThat(transport.send(request(server, "localhost", Duration.ofSeconds(30)), jar))
                        .isInstanceOfSatisfying(
                                HttpResponse.class,
                                response -> assertThat(response.body())
                                        .isEqualTo("secret".getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateNobodyTrustsIsAConnectionFailure() throws Exception {
        try (RawServer server = secure(RawServer.Connection::read);
                HttpTransport transport = new HttpTransport()) {
            assertThat(transport.send(request(server, "localhost", Duration.ofSeconds(30)), jar))
                    .isInstanceOfSatisfying(HttpFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
                        assertThat(failure.message()).startsWith("No secure connection (");
                    });
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (RawServer server = secure(RawServer.Connection::read);
                HttpTransport transport = new HttpTransport(TlsTest::trusting, 1000)) {
            String address = InetAddress.getByName("localhost").getHostAddress();
            assertThat(transport.send(request(server, address, Duration.ofSeconds(30)), jar))
                    .isInstanceOfSatisfying(
                            HttpFailure.class,
                            failure -> assertThat(failure.message()).startsWith("No secure connection ("));
        }
    }

    @Test
    void aConnectionThatTheServerClosedWhileItWasIdleIsNotUsed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = secure(connection -> {
                    connection.read();
                    connection.reply("one");
                    connection.close();
                    closed.countDown();
                });
                HttpTransport transport = new HttpTransport(TlsTest::trusting, 1000)) {
            transport.send(request(server, "localhost", Duration.ofSeconds(30)), jar);
            closed.await();
            // Idle for so long that it is tried before it is used.
            Thread.sleep(150);

            assertThat(transport.send(request(server, "localhost", Duration.ofSeconds(30)), jar))
                    .isInstanceOfSatisfying(
                            HttpResponse.class,
                            response -> assertThat(response.resent()).isFalse());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void theDeadlineHoldsInsideTlsToo() throws Exception {
        try (RawServer server = secure(connection -> {
                    connection.read();
                    new CountDownLatch(1).await();
                });
                HttpTransport transport = new HttpTransport(TlsTest::trusting, 1000)) {
            assertThat(transport.send(request(server, "localhost", Duration.ofMillis(300)), jar))
                    .isInstanceOfSatisfying(
                            HttpFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT));
        }
    }

    private static SSLContext trusting() {
        try {
            return certificates.ofClient();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RawServer secure(RawServer.Script script) throws Exception {
        return new RawServer(
                certificates
                        .ofServer()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getByName("localhost")),
                script);
    }

    private static HttpRequest request(RawServer server, String host, Duration timeout) {
        URI uri = URI.create("https://" + host + ":" + server.port() + "/");
        return new HttpRequest("GET", uri, Headers.empty(), null, timeout);
    }
}
