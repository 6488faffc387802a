package dev.turbulence.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.http.HttpFailure.Kind;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static SSLContext tls;

    private final CookieJar jar = new CookieJar(Clock.systemUTC());

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        tls = SSLContext.getInstance("TLS");
        tls.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @Test
    void talksTlsAndKeepsTheConnection() throws Exception {
        try (RawServer server = secure(connection -> {
                    while (true) {
                        connection.read();
                        connection.reply("secret");
                    }
                });
                HttpTransport transport = new HttpTransport(() -> tls, 1000)) {
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
                HttpTransport transport = new HttpTransport(() -> tls, 1000)) {
            String address = InetAddress.getByName("localhost").getHostAddress();
            assertThat(transport.send(request(server, address, Duration.ofSeconds(30)), jar))
                    .isInstanceOfSatisfying(
                            HttpFailure.class,
                            failure -> assertThat(failure.message()).startsWith("No secure connection ("));
        }
    }

    @Test
    void theDeadlineHoldsInsideTlsToo() throws Exception {
        try (RawServer server = secure(connection -> {
                    connection.read();
                    new CountDownLatch(1).await();
                });
                HttpTransport transport = new HttpTransport(() -> tls, 1000)) {
            assertThat(transport.send(request(server, "localhost", Duration.ofMillis(300)), jar))
                    .isInstanceOfSatisfying(
                            HttpFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT));
        }
    }

    private static RawServer secure(RawServer.Script script) throws Exception {
        return new RawServer(
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("localhost")), script);
    }

    private static HttpRequest request(RawServer server, String host, Duration timeout) {
        URI uri = URI.create("https://" + host + ":" + server.port() + "/");
        return new HttpRequest("GET", uri, Headers.empty(), null, timeout);
    }
}
