package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.turbulence.engine.certificates.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the connections of a service is said when the files are loaded, at its place. */
class ConnectionErrorsTest {
    @TempDir
    private Path folder;

    private ConfigFiles files;

    @BeforeEach
    void write() throws Exception {
        files = new ConfigFiles(folder).scenario("s.yaml", "id: s");
        TestCertificates.get().copyTo(folder);
        Files.writeString(
                folder.resolve("rsa.pem"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----");
        Files.writeString(folder.resolve("bad.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        Files.writeString(
                folder.resolve("bad-certificate.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        Files.writeString(folder.resolve("empty.pem"), "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trust_certificates: no.pem                                   | there is no file `%/no.pem`
            trust_certificates: .                                        | there is no file `%`
            trust_certificates: ''                                       | `trust_certificates` must not be empty
            trust_certificates: tests-key.pem                            | `%/tests-key.pem` holds no certificate in PEM or DER form (`-----BEGIN CERTIFICATE-----`)
            trust_certificates: bad-certificate.pem                      | `%/bad-certificate.pem` holds no certificate
            trust_certificates: empty.pem                                | `%/empty.pem` holds no certificate
            trust_certificates: trust.p12                                | `%/trust.p12` holds no certificate
            trust_store: authority.pem                                   | `%/authority.pem` is neither a PKCS#12 nor a JKS store
            trust_store: no.p12                                          | there is no file `%/no.p12`
            trust_store: trust.p12, trust_store_password: wrong          | `trust_store_password` does not open `%/trust.p12`
            trust_store: trust.p12                                       | does it need a `trust_store_password`?
            client_store: tests.p12, client_store_password: wrong        | `client_store_password` does not open `%/tests.p12`
            client_store: tests.p12                                      | `client_store_password` is missing; it opens the key `tests` in `%/tests.p12`
            client_store: trust.p12, client_store_password: changeit     | `%/trust.p12` holds no private key
            client_store: clients.jks, client_store_password: changeit, client_alias: ohter | `%/clients.jks` has no key `ohter`; its keys are [other, tests]
            client_store: clients.jks, client_store_password: changeit, client_alias: other | `client_key_password` (by default that of the store) does not open the key `other` in `%/clients.jks`
            client_certificate: tests.pem                                | `client_certificate` needs `client_key`
            client_key: tests-key.pem                                    | `client_key` needs `client_certificate`
            client_certificate: tests.pem, client_key: other-key.pem     | `%/other-key.pem` is not the key of the first certificate in `%/tests.pem`
            client_certificate: tests.pem, client_key: tests.pem         | `%/tests.pem` holds no private key in PEM form (`-----BEGIN PRIVATE KEY-----`)
            client_certificate: tests.pem, client_key: rsa.pem           | only PKCS#8 is read: `openssl pkcs8 -topk8 -in KEY.pem -out NEW.pem` makes it
            client_certificate: tests.pem, client_key: bad.pem           | the private key in `%/bad.pem` is damaged
            client_certificate: tests-rsa.pem, client_key: tests-rsa-key.pem | `client_key_password` is missing; the key in `%/tests-rsa-key.pem` is encrypted
            client_certificate: tests-rsa.pem, client_key: tests-rsa-key.pem, client_key_password: wrong | `client_key_password` does not open the key in `%/tests-rsa-key.pem`
            client_store: a.p12, client_certificate: tests.pem, client_key: tests-key.pem | either `client_certificate` or `client_store`, not both
            trust_store: a.p12, trust_certificates: authority.pem        | either `trust_certificates` or `trust_store`, not both
            trust_store_password: changeit                               | `trust_store_password` needs `trust_store`
            client_alias: tests                                          | `client_alias` needs `client_store`
            client_key_password: secret                                  | `client_key_password` needs `client_store`
            insecure: true, trust_certificates: authority.pem            | `trust_certificates` has no meaning beside `insecure`, which trusts everybody
            insecure: perhaps                                            | `insecure` is true or false, not `perhaps`
            trust_stor: authority.pem                                    | unknown key `trust_stor` in `tls`; did you mean `trust_store`?
            """)
    void tlsThatCannotBeUsedIsRefused(String tls, String message) {
        List<Problem> problems = files.sut(sut("tls: {" + tls + "}")).refusal().problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message.replace("%", folder.toString()));
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.format()).contains("\n        tls: {", "^");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            proxy: 'http://proxy:1'                          | `proxy` is a mapping, not a text
            proxy: {url: 'https://proxy:1'}                  | `https://proxy:1` is no proxy; write `http://host:port`
            proxy: {url: 'http://proxy'}                     | `http://proxy` is no proxy
            proxy: {url: 'proxy:3128'}                       | `proxy:3128` is no proxy
            proxy: {url: 'http://a b'}                       | is not a URL
            proxy: {url: 'http://u:p@proxy:1'}               | put the user into `username` and `password`
            proxy: {url: 'http://proxy:1', username: u}      | `username` and `password` of a `proxy` go together
            proxy: {url: 'http://proxy:1', password: u}      | `username` and `password` of a `proxy` go together
            proxy: {username: u, password: p}                | `url` is missing in `proxy`
            proxy: {host: h}                                 | unknown key `host` in `proxy`
            http_version: 2                                  | `http_version` is 1.1 or 1.0, not `2`; HTTP/2 and HTTP/3 are not spoken
            http_version: [1]                                | `http_version` is a text, not a list
            max_connections: 0                               | `max_connections` is at least 1, not 0
            max_connections: many                            | `max_connections` is a whole number, not `many`
            """)
    void aConnectionThatCannotBeMadeIsRefused(String setting, String message) {
        assertThat(files.sut(sut(setting)).problems())
                .singleElement()
                .asString()
                .startsWith("5:")
                .contains(message);
    }

    @Test
    void passwordsAreNotShownWithTheLineTheyStandIn() {
        String text = files.sut(sut("tls: {trust_store: trust.p12, trust_store_password: s3cret-word}"))
                .refusal()
                .getMessage();

        assertThat(text).contains("tls: {trust_store: trust.p12").doesNotContain("s3cret-word");
    }

    @Test
    void filesOfProfilesThatAreNotAppliedMayBeMissing() {
        files.sut(sut("tls: {trust_certificates: authority.pem}") + """
                profiles:
                  staging: {services: {api: {tls: {trust_certificates: staging.pem}}}}
                """);

        assertThatCode(files::load).doesNotThrowAnyException();
        assertThat(files.profile("staging").problems())
                .singleElement()
                .asString()
                .contains("staging.pem");
    }

    @Test
    void aProfileReplacesTheWholeBlock() {
        ServiceConfig service = files.sut(sut("tls: {insecure: true}\n    max_connections: 3") + """
                profiles:
                  staging: {services: {api: {tls: {trust_certificates: authority.pem}, http_version: 1.0}}}
                """)
                .profile("staging")
                .load()
                .sut()
                .services()
                .get("api");

        assertThat(service.isInsecure()).isFalse();
        assertThat(service.connection().tls()).isPresent();
        assertThat(service.connection().maxConnections()).contains(3);
        assertThat(service.connection().http10()).isTrue();
    }

    @Test
    void whoIsInsecureIsKnown() {
        SutConfig sut = files.sut(sut("tls: {insecure: true}") + """
                  other:
                    base_url: https://other
                  orders:
                    protocol: grpc
                    grpc: {host: h, port: 1, use_tls: true, tls: {insecure: true}}
                  plain:
                    protocol: grpc
                    grpc: {host: h, port: 1}
                """).load().sut();

        assertThat(sut.insecureServices()).containsExactly("api", "orders");
    }

    private static String sut(String settings) {
        return "name: shop\nservices:\n  api:\n    base_url: https://shop\n    " + settings + "\n";
    }
}
