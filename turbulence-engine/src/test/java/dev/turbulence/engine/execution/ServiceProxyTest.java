package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import dev.turbulence.engine.certificates.TestCertificates;
import dev.turbulence.engine.execution.Project.Recorded;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The {@code proxy} of a service, through a real proxy. */
@Timeout(60)
class ServiceProxyTest {

    private static final String FLOW = """
            flow:
            - {name: one, type: http, service: api, method: GET, path: /a, query: {q: 1}}
            - {name: two, type: http, service: api, method: GET, path: /b}
            """;
    /** tests:not-told */
    private static final String BASIC = "Basic dGVzdHM6bm90LXRvbGQ=";

    private static final String CREDENTIALS = ", username: tests, password: not-told";

    @TempDir
    Path folder;

    @Test
    void anHttpServiceIsReachedThroughIt() throws Exception {
        try (TestService service = TestService.answering("{\"ok\": true}");
                TestProxy proxy = new TestProxy(BASIC)) {
            Recorded run = play(service.url(), "{url: '" + proxy.url() + "'" + CREDENTIALS + "}");

            assertThat(run.instance().get("passed").asBoolean()).isTrue();
            assertThat(service.received())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.header("Via")).isEqualTo("1.1 test"));
            assertThat(service.received().get(0).header("Host")).isEqualTo("localhost:" + service.port());
            assertThat(proxy.asked()).first().isEqualTo("GET " + service.url() + "/a?q=1 HTTP/1.1");
            assertThat(run.sent(0).at("/headers/Proxy-Authorization").asText()).matches("Basic " + Project.MARK);
            assertThat(everythingStored()).doesNotContain("not-told", BASIC.substring(6));
        }
    }

    @Test
    void anHttpsServiceIsReachedThroughATunnelThatIsKept() throws Exception {
        HttpsConfigurator tls = new HttpsConfigurator(TestCertificates.get().ofServer());
        TestCertificates.get().copyTo(folder.resolve("tls"));
        try (TestService service = TestService.secure(tls, call -> call.json(200, "{}"));
                TestProxy proxy = new TestProxy(BASIC)) {
            Recorded run = play(
                    service.url(),
                    "{url: '" + proxy.url() + "'" + CREDENTIALS
                            + "}\n    tls: {trust_certificates: tls/authority.pem}");

            assertThat(run.instance().get("passed").asBoolean()).isTrue();
            assertThat(proxy.asked()).containsExactly("CONNECT localhost:" + service.port() + " HTTP/1.1");
            assertThat(service.received())
                    .hasSize(2)
                    .allSatisfy(request ->
                            assertThat(request.header("Proxy-Authorization")).isNull());
            assertThat(run.sent(0).get("headers").has("Proxy-Authorization")).isFalse();
            assertThat(everythingStored()).doesNotContain("not-told");
        }
    }

    @Test
    void whoeverIsNotLetThroughIsTold() throws Exception {
        try (TestProxy proxy = new TestProxy(BASIC)) {
            Recorded plain = play("http://shop.invalid", "{url: '" + proxy.url() + "'}");
            Recorded secure = play("https://shop.invalid", "{url: '" + proxy.url() + "'}");

            assertThat(plain.observation(0).get("status_code").asInt()).isEqualTo(407);
            assertThat(secure.observation(0).at("/errors/0").asText())
                    .isEqualTo("The proxy refused the tunnel (HTTP 407: Who Are You) (through the proxy "
                            + proxy.url().substring(7) + "): https://shop.invalid/a?q=1");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Recorded run = play("http://shop.invalid", "{url: 'http://localhost:" + free + "'}");

        assertThat(run.observation(0).at("/errors/0").asText())
                .isEqualTo("Connection refused (through the proxy localhost:" + free + "): http://shop.invalid/a?q=1");
    }

    @Test
    void aProfileCanTakeItBack() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Recorded run = play(
                    service.url(),
                    "{url: 'http://shop.invalid:1'}\nprofiles:\n  local: {services: {api: {proxy: {}}}}\n"
                            + "default_profile: local");

            assertThat(run.instance().get("passed").asBoolean()).isTrue();
        }
    }

    private Recorded play(String url, String proxy) throws IOException {
        return new Project(folder)
                .sut("name: Shop\nservices:\n  api:\n    base_url: " + url + "\n    proxy: " + proxy.strip() + "\n")
                .scenario("one", FLOW)
                .playOne();
    }

    private String everythingStored() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        assertThat(List.of(text.toString())).isNotEmpty();
        return text.toString();
    }
}
