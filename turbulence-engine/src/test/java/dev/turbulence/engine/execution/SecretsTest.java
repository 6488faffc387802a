package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not be in any file of a run. */
@Timeout(60)
class SecretsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void noFileOfARunHoldsASecret(Storage storage) throws Exception {
        try (TestService service = TestService.answering(call -> call.json(
                401,
                "{\"echo\": \"user hunter-one, key s3cr3t k\\u0065y\", \"pin\": 7391846.50, \"plain\": \"shop\"}"))) {
            Project project = new Project(folder)
                    .api(service.url())
                    .env("API_KEY", "s3cr3t key")
                    .env("SHOP_USER", "hunter-one")
                    .env("PIN_SECRET", "7391846")
                    .env("SHOP_NAME", "shop")
                    .scenario("one", """
                            entry: {seed_data: {key: "{{env.API_KEY}}", shop: "{{env.SHOP_NAME}}"}}
                            variation: {parameters: {who: {type: choice, values: ["{{env.SHOP_USER}}"]}}}
                            flow:
                            - name: login
                              type: http
                              service: api
                              method: POST
                              path: /login/{{env.SHOP_USER}}
                              headers: {X-Key: "{{entry.seed_data.key}}", Authorization: Bearer abcdefgh}
                              query: {key: "{{env.API_KEY}}"}
                              json: {"{{entry}}": 1, pin: "{{env.PIN_SECRET}}", body: "{{entry.seed_data.key}}"}
                            - {name: same, type: assert, expect: {jsonpath: $.echo, equals: "{{env.API_KEY}}"}}
                            - {name: lost, type: assert, condition: "'{{env.API_KEY}}' < 3", expect: {status_code: 200}}
                            """);
            try (StoredRun run = project.store(RunOptions.of(1, 1, 42), storage)) {
                assertThat(service.received().get(0).header("X-Key")).isEqualTo("s3cr3t key");
                assertThat(service.received().get(0).body()).contains("s3cr3t key", "7391846");
                assertThat(everyFile(run.directory().path()))
                        .contains("[redacted]", "shop", "login")
                        .doesNotContain("s3cr3t key", "s3cr3t+key", "s3cr3t%20key", "hunter-one", "7391846")
                        .doesNotContain("k\\u0065y", "abcdefgh");
                assertThat(run.instances().one().error()).startsWith("Step 'lost': ");
                assertThat(run.steps()
                                .named("login")
                                .one()
                                .observation()
                                .body()
                                .get("echo")
                                .asText())
                        .isEqualTo("user [redacted], key [redacted]");
                assertThat(run.assertions().list().get(0).message()).contains("expected \"[redacted]\"");
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
                .hasMessageContaining("ftp://[redacted]")
                .hasMessageNotContaining("s3cr3t");
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
