package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import dev.turbulence.engine.certificates.TestCertificates;
import dev.turbulence.engine.execution.Project.Recorded;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code tls} of a service, against a real TLS server whose authority no JVM knows. */
@Timeout(60)
class ServiceTlsTest {

    private static final String FLOW = "flow:\n- {name: get, type: http, service: api, method: GET, path: /}\n";

    @TempDir
    Path folder;

    @BeforeEach
    void writeCertificates() throws Exception {
        TestCertificates.get().copyTo(folder.resolve("tls"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{trust_certificates: tls/authority.pem}",
                "{trust_certificates: tls/authority.crt}",
                "{trust_store: tls/trust.p12, trust_store_password: changeit}",
                "{trust_store: tls/trust.jks}",
                "{insecure: true}",
            })
    void isTrustedWhenToldTo(String tls) throws Exception {
        try (TestService service = secure(false)) {
            Recorded run = play(service.url(), tls);

            assertThat(run.observation(0).get("ok").asBoolean()).isTrue();
            assertThat(run.observation(0).at("/metadata/turbulence_maven").has("insecure"))
                    .isEqualTo(tls.contains("insecure"));
        }
    }

    @Test
    void isNotTrustedByItself() throws Exception {
        try (TestService service = secure(false)) {
            assertThat(error(play(service.url(), "{}"))).startsWith("No secure connection (");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedUnlessNobodyLooks() throws Exception {
        try (TestService service = secure(false)) {
            String address = "https://127.0.0.1:" + service.port();

            Recorded strict = play(address, "{trust_certificates: tls/authority.pem}");
            Recorded lax = play(address, "{insecure: true}");

            assertThat(error(strict)).startsWith("No secure connection (").contains("127.0.0.1");
            assertThat(lax.observation(0).get("ok").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_certificate: tls/tests.pem, client_key: tls/tests-key.pem",
                "client_certificate: tls/tests-rsa.pem, client_key: tls/tests-rsa-key.pem, client_key_password: key-secret",
                "client_store: tls/tests.p12, client_store_password: changeit",
                "client_store: tls/clients.jks, client_store_password: changeit, client_alias: tests",
            })
    void saysWhoItIs(String client) throws Exception {
        try (TestService service = secure(true)) {
            Recorded run = play(service.url(), "{trust_certificates: tls/authority.pem, " + client + "}");

            assertThat(run.observation(0).at("/body/client").asText()).startsWith("CN=tests");
        }
    }

    @Test
    void takesTheClientThatTheAliasNames() throws Exception {
        try (TestService service = secure(true)) {
            Recorded run = play(
                    service.url(),
                    "{insecure: yes, client_store: tls/clients.jks, client_store_password: changeit, client_alias: other,"
                            + " client_key_password: key-secret}");

            assertThat(run.observation(0).at("/body/client").asText()).isEqualTo("CN=other");
        }
    }

    @Test
    void aServerThatWantsToKnowRefusesWhoDoesNotSay() throws Exception {
        try (TestService service = secure(true)) {
            Recorded run = play(service.url(), "{trust_certificates: tls/authority.pem}");

            assertThat(run.observation(0).get("status_code").isNull()).isTrue();
            assertThat(run.instance().get("passed").asBoolean()).isFalse();
        }
    }

    @Test
    void urlsToWaitForAreAskedAsTheirServiceIs() throws Exception {
        try (TestService service = secure(false)) {
            Project project = project(service.url(), "{trust_certificates: tls/authority.pem}");
            List<URI> urls = List.of(URI.create(service.url() + "/health"));

            Recorded run = project.play(RunOptions.of(1, 1, 1).withWaitFor(urls, Duration.ofSeconds(20)));

            assertThat(run.instance().get("passed").asBoolean()).isTrue();
        }
    }

    private Recorded play(String url, String tls) throws Exception {
        return project(url, tls).playOne();
    }

    private Project project(String url, String tls) throws Exception {
        return new Project(folder)
                .sut("name: Shop\nservices:\n  api:\n    base_url: " + url + "\n    tls: " + tls + "\n")
                .scenario("one", FLOW);
    }

    private static String error(Recorded run) {
        JsonNode errors = run.observation(0).get("errors");
        assertThat(errors).hasSize(1);
        return errors.get(0).asText();
    }

    /** Answers with who asks. */
    private static TestService secure(boolean clientMustSay) throws Exception {
        return TestService.secure(configurator(TestCertificates.get().ofServer(), clientMustSay), call -> {
            String client = clientMustSay
                    ? ((HttpsExchange) call.exchange())
                            .getSSLSession()
                            .getPeerPrincipal()
                            .getName()
                    : "nobody";
            call.json(200, "{\"client\": \"" + client + "\"}");
        });
    }

    private static HttpsConfigurator configurator(SSLContext context, boolean clientMustSay) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(clientMustSay);
                parameters.setSSLParameters(ssl);
            }
        };
    }
}
