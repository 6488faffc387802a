package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.certificates.TestCertificates;
import dev.turbulence.engine.execution.Project.Recorded;
import dev.turbulence.engine.grpc.GrpcTestService;
import dev.turbulence.engine.grpc.GrpcTestService.Reflecting;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code tls} of a grpc service, against a real gRPC server whose authority no JVM knows. */
@Timeout(60)
class GrpcTlsTest {

    private static final String FIND = "{type: grpc, service: shop, method: Orders/Find, message: {}, name: find}";

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
                "{trust_store: tls/trust.p12, trust_store_password: changeit}",
                "{insecure: true}",
            })
    void isTrustedWhenToldTo(String tls) throws Exception {
        try (GrpcTestService service = secure(ClientAuth.NONE)) {
            Recorded run = play(service, "localhost", tls);

            assertThat(run.observation(0).get("ok").asBoolean()).isTrue();
            assertThat(run.observation(0)
                            .at("/metadata/turbulence_maven/request/url")
                            .asText())
                    .startsWith("grpcs://localhost:");
            assertThat(run.observation(0).at("/metadata/turbulence_maven").has("insecure"))
                    .isEqualTo(tls.contains("insecure"));
        }
    }

    @Test
    void isNotTrustedByItself() throws Exception {
        try (GrpcTestService service = secure(ClientAuth.NONE)) {
            assertRefused(service, play(service, "localhost", "{}"), "unable to find valid certification path");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedUnlessNobodyLooks() throws Exception {
        try (GrpcTestService service = secure(ClientAuth.NONE)) {
            assertRefused(service, play(service, "127.0.0.1", "{trust_certificates: tls/authority.pem}"), "127.0.0.1");

            Recorded lax = play(service, "127.0.0.1", "{insecure: true}");
            assertThat(lax.observation(0).get("ok").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_certificate: tls/tests.pem, client_key: tls/tests-key.pem",
                "client_store: tls/clients.jks, client_store_password: changeit, client_alias: tests",
            })
    void saysWhoItIs(String client) throws Exception {
        try (GrpcTestService service = secure(ClientAuth.REQUIRE)) {
            Recorded run = play(service, "localhost", "{trust_certificates: tls/authority.pem, " + client + "}");

            assertThat(run.observation(0).at("/body/customerName").asText()).isEqualTo("CN=tests");
        }
    }

    @Test
    void aServerThatWantsToKnowRefusesWhoDoesNotSay() throws Exception {
        try (GrpcTestService service = secure(ClientAuth.REQUIRE)) {
            assertRefused(
                    service, play(service, "localhost", "{trust_certificates: tls/authority.pem}"), "UNAVAILABLE");
        }
    }

    /** Services at one address with different keys share no connection. */
    @Test
    void eachServiceHasItsOwnKey() throws Exception {
        try (GrpcTestService service = secure(ClientAuth.REQUIRE)) {
            Recorded run = new Project(folder)
                    .sut("name: Shop\nservices:\n"
                            + service(service, "localhost", "{insecure: true, " + pem("tests") + "}")
                            + service(service, "localhost", "{insecure: true, " + pem("other") + "}")
                                    .replace("shop:", "other:"))
                    .scenario(
                            "one", "flow:\n- " + FIND + "\n- " + FIND.replace("service: shop", "service: other") + "\n")
                    .playOne();

            assertThat(run.observation(0).at("/body/customerName").asText()).isEqualTo("CN=tests");
            assertThat(run.observation(1).at("/body/customerName").asText()).isEqualTo("CN=other");
        }
    }

    @Test
    void aProfileMayDoWithoutTls() throws Exception {
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.V1, call -> "{\"id\": 1}")) {
            String sut = "name: Shop\nservices:\n" + service(service, "localhost", "{insecure: true}")
                    + "profiles: {local: {services: {shop: {grpc: {use_tls: false}}}}}\ndefault_profile: local\n";

            Recorded run = new Project(folder)
                    .sut(sut)
                    .scenario("one", "flow:\n- " + FIND + "\n")
                    .playOne();

            assertThat(run.observation(0).get("ok").asBoolean()).isTrue();
            assertThat(run.observation(0).at("/metadata/turbulence_maven").has("insecure"))
                    .isFalse();
        }
    }

    private Recorded play(GrpcTestService service, String host, String tls) throws Exception {
        return new Project(folder)
                .sut("name: Shop\nservices:\n" + service(service, host, tls))
                .scenario("one", "flow:\n- " + FIND + "\n")
                .playOne();
    }

    private static String service(GrpcTestService service, String host, String tls) {
        return "  shop: {protocol: grpc, grpc: {host: " + host + ", port: " + service.port() + ", use_tls: true, tls: "
                + tls + "}}\n";
    }

    private static String pem(String client) {
        return "client_certificate: tls/" + client + ".pem, client_key: tls/" + client + "-key.pem";
    }

    private static void assertRefused(GrpcTestService service, Recorded run, String reason) {
        assertThat(run.observation(0).get("ok").asBoolean()).isFalse();
        assertThat(run.observation(0).get("status_code").asInt()).isEqualTo(14);
        assertThat(run.observation(0).get("errors").get(0).asText()).contains(reason);
        assertThat(service.received()).isEmpty();
    }

    /** Answers with who asks. */
    private static GrpcTestService secure(ClientAuth clients) throws Exception {
        return GrpcTestService.secure(clients, Reflecting.V1, call -> "{\"customerName\": \"" + call.client() + "\"}");
    }
}
