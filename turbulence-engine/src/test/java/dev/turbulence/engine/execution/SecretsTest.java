package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.engine.redaction.SecretRules;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not be in any file of a run. */
@Timeout(60)
class SecretsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    /** The natural adversary: tells its caller everything that it was told, in every part of its answer. */
    private static TestService echo() throws IOException {
        return TestService.answering(call -> {
            String all = call.exchange().getRequestURI() + " "
                    + call.exchange().getRequestHeaders().values() + " "
                    + new String(call.body(), StandardCharsets.UTF_8);
            ObjectNode body = JSON.createObjectNode()
                    .put("echo", all)
                    .put("query", call.exchange().getRequestURI().getRawQuery());
            ObjectNode headers = body.putObject("headers");
            call.exchange().getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            body.put("issued", "issued-by-service-1").put("pin", 7391846.50).put("plain", "shop");
            body.putObject("login").put("password", "made-by-service-2");
            call.with("Set-Cookie", "sid=cookie-of-service-3; Path=/")
                    .with("X-Echo", all.replaceAll("[^ -~]", "?"))
                    .json(200, body.toString());
        });
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void noFileOfARunHoldsASecretThoughTheServiceTellsAll(Storage storage) throws Exception {
        try (TestService service = echo()) {
            Project project = new Project(folder)
                    .api(service.url())
                    .env("API_KEY", "s3cr3t \"k/y")
                    .env("SHOP_USER", "hunter-one")
                    .env("PIN_SECRET", "7391846")
                    .env("SHOP_NAME", "shop")
                    .rules(SecretRules.of(
                            List.of("SHOP_USER"), null, List.of("X-Trace"), List.of("$.card.number", "seed_data.iban")))
                    .scenario("one", """
                            entry: {seed_data: {what: "{{env.API_KEY}}", shop: "{{env.SHOP_NAME}}", iban: DE-12, plain: "entry-of-header-4"}}
                            variation: {parameters: {who: {type: choice, values: ["{{env.SHOP_USER}}"]}}}
                            flow:
                            - name: login
                              type: http
                              service: api
                              method: POST
                              path: /login/{{env.SHOP_USER}}
                              headers:
                                X-What: "{{entry.seed_data.what}}"
                                Authorization: Bearer constant-token-5
                                X-Trace: trace-value-6
                                X-Api-Key: api-key-value-7
                              query: {key: "{{env.API_KEY}}", access_token: query-token-8, a: b}
                              json:
                                "{{entry}}": 1
                                pin: "{{env.PIN_SECRET}}"
                                body: "{{entry.seed_data.what}}"
                                card: {number: "4111-9"}
                                new_password: body-password-10
                                who: "{{entry.seed_data.variation.who}}"
                              extract: {ticket: $.issued, cookie: $.headers.Cookie}
                            - name: use
                              type: http
                              service: api
                              method: GET
                              path: /use
                              headers: {Authorization: "Basic {{ticket}}", Proxy-Authorization: "{{entry.seed_data.plain}}"}
                            - {name: same, type: assert, expect: {jsonpath: $.echo, equals: "{{env.API_KEY}}"}}
                            - {name: poll, type: wait, service: api, path: /wait, expect: {jsonpath: $.nothing}, timeout_seconds: 0.1}
                            - {name: gone, type: http, service: api, method: GET, path: "/{{ticket}}", query: {token: "{{ticket}}"}}
                            - {name: lost, type: assert, condition: "'{{env.API_KEY}}' < 3", expect: {status_code: 200}}
                            """);
            try (StoredRun run = project.store(RunOptions.of(1, 1, 42), storage)) {
                assertThat(service.received().get(0).header("X-What")).isEqualTo("s3cr3t \"k/y");
                assertThat(service.received().get(0).body()).contains("7391846", "body-password-10");
                assertThat(service.received().get(1).header("Authorization")).isEqualTo("Basic issued-by-service-1");
                assertThat(service.received().get(1).header("Cookie")).contains("cookie-of-service-3");
                String stored = everyFile(run.directory().path());
                assertThat(stored)
                        .contains("[redacted:", "shop", "login")
                        .doesNotContain("s3cr3t", "hunter-one", "7391846", "DE-12", "4111-9")
                        .doesNotContain(
                                "issued-by", "made-by", "cookie-of", "entry-of", "constant-token", "trace-value")
                        .doesNotContain("api-key-value", "query-token", "body-password");
                assertThat(run.instances().one().error()).startsWith("Step 'lost': ");
                Step login = run.steps().named("login").one();
                String ticket = login.observation().body().get("issued").asText();
                assertThat(ticket).matches(Project.MARK);
                assertThat(run.steps()
                                .named("use")
                                .one()
                                .observation()
                                .tree()
                                .at("/metadata/turbulence_maven/request/headers/Authorization")
                                .asText())
                        .isEqualTo("Basic " + ticket);
                assertThat(run.assertions().list().get(0).expected().asText()).matches(Project.MARK);
            }
        }
    }

    @Test
    void aProblemOfTheFilesDoesNotSayThem() throws Exception {
        Project project = new Project(folder)
                .env("HOST_TOKEN", "s3cr3t-token")
                .sut("name: n\nservices: {api: {base_url: \"ftp://{{env.HOST_TOKEN}}\"}}\n")
                .scenario("one", "flow: []\n");

        assertThat(catchThrowable(() -> project.engine(RunOptions.of(1, 1, 42))))
                .hasMessageContaining("ftp://[redacted:12#")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void aSecretIsTakenOutBeforeABodyIsCut() throws Exception {
        String filler = "x".repeat(90);
        try (TestService service = TestService.answering("{\"a\":\"" + filler + "\",\"token\":\"tok-0123456789\"}")) {
            Project.Recorded run = new Project(folder)
                    .api(service.url())
                    .scenario("one", """
                            flow:
                            - {name: a, type: http, service: api, method: GET, path: /}
                            """)
                    .play(RunOptions.of(1, 1, 42).withMaxBodyBytes(120));

            assertThat(run.observation(0).get("body").asText())
                    .startsWith("{\"a\":\"" + filler)
                    .contains("[redacted:")
                    .doesNotContain("tok-");
            assertThat(run.observation(0)
                            .at("/metadata/turbulence_maven/response_body/kept")
                            .asInt())
                    .isEqualTo(120);
        }
    }

    @ParameterizedTest
    @CsvSource({"token, ''", "pin, $.pin"})
    void aSecretIsTakenOutBeforeTheBodyOfAPollIsCut(String name, String path) throws Exception {
        String filler = "x".repeat(100);
        String body = "{\"a\":\"" + filler + "\",\"" + name + "\":\"4711-0815-0123456789\"}";
        try (TestService service = TestService.answering(body)) {
            Project.Recorded run = new Project(folder)
                    .api(service.url())
                    .rules(SecretRules.of(List.of(), List.of(), List.of(), List.of(path)))
                    .scenario("one", """
                            flow:
                            - {name: a, type: wait, service: api, path: /, interval_seconds: 0.01, timeout_seconds: 0.1,
                               expect: {jsonpath: $.a, equals: never}}
                            """)
                    .play(RunOptions.of(1, 1, 42).withMaxBodyBytes(120));

            assertThat(run.observation(0).at("/attempts/0/body").asText()).startsWith("{\"a\":\"" + filler);
            assertThat(run.observation(0).toString()).doesNotContain("4711");
        }
    }

    @Test
    void whyARunWasAbortedDoesNotSayThem() throws Exception {
        Project project = new Project(folder).api("http://localhost:1").scenario("one", "flow: []\n");
        RunOptions options = RunOptions.of(1, 1, 42)
                .withWaitFor(
                        List.of(URI.create("http://ann:pass-word@localhost:1/?api_key=k-1")), Duration.ofMillis(1));

        Project.Recorded run = project.play(options);

        assertThat(run.outcome().reason())
                .contains("waitFor: http://[redacted:")
                .doesNotContain("pass-word", "k-1");
        assertThat(run.manifest().toString()).doesNotContain("pass-word", "k-1");
    }

    private static String everyFile(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            StringBuilder all = new StringBuilder();
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return all.toString();
        }
    }
}
