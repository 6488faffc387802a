package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.FailureKind;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a step's record has beside what came back: the variables it took from it, and what sort of failure it is. */
@Timeout(60)
class StepRecordTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void whatWasExtractedIsStoredWithoutSecretsAndInBounds(Storage storage) throws Exception {
        String large = "é".repeat(3_000);
        try (TestService service = TestService.answering("{\"id\": 7, \"none\": null, \"price\": 1.50,"
                + " \"key\": \"my s3cr3t key\", \"lines\": [{\"sku\": \"a\"}], \"large\": \"" + large + "\"}")) {
            Project project = new Project(folder)
                    .api(service.url())
                    .env("API_KEY", "s3cr3t key")
                    .scenario("one", """
                            flow:
                            - name: get
                              type: http
                              service: api
                              method: GET
                              path: /
                              extract:
                                id: $.id
                                none: $.none
                                price: $.price
                                key: $.key
                                lines: $.lines
                                large: $.large
                                gone: $.gone
                            - {name: plain, type: http, service: api, method: GET, path: /}
                            """);
            try (StoredRun run = project.store(RunOptions.of(1, 1, 42), storage)) {
                JsonNode own = run.steps().named("get").one().observation().own();
                String kept = "é".repeat(2_048);
                assertThat(own.get("extracted").toString())
                        .matches("\\{\"id\":7,\"none\":null,\"price\":1.5,\"key\":\"\\[redacted[^\"]*]\","
                                + "\"lines\":\\[\\{\"sku\":\"a\"}],\"large\":\"" + kept + "\"}");
                assertThat(own.get("extracted_cut")).hasToString("{\"large\":{\"bytes\":6000,\"kept\":4096}}");
                assertThat(run.steps().named("plain").one().observation().own().has("extracted"))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aFailedStepSaysWhatSortOfFailureItIs(Storage storage) throws Exception {
        try (TestService service = TestService.answering(call -> {
            if (call.path().equals("/slow")) {
                Thread.sleep(2_000);
            }
            call.json(call.path().equals("/gone") ? 404 : 200, "{\"state\": \"new\"}");
        })) {
            Project project = new Project(folder)
                    .sut("name: n\nservices:\n  api: {base_url: \"" + service.url() + "\", timeout_seconds: 0.3}\n"
                            + "  nobody: {base_url: \"http://localhost:1\"}\n")
                    .scenario("one", """
                            flow:
                            - {name: fine, type: http, service: api, method: GET, path: /}
                            - {name: state, type: assert, expect: {jsonpath: $.state, equals: paid}}
                            - {name: status, type: assert, expect: {status_code: 201}}
                            - {name: shape, type: assert, expect: {schema: {type: array}}}
                            - {name: gone, type: http, service: api, method: GET, path: /gone}
                            - {name: slow, type: http, service: api, method: GET, path: /slow}
                            - {name: nobody, type: http, service: nobody, method: GET, path: /}
                            - name: never
                              type: wait
                              service: api
                              path: /
                              interval_seconds: 0.01
                              timeout_seconds: 0.05
                              expect: {status_code: 500}
                            - {name: first, type: http, service: api, method: GET, path: /, extract: {n: $.n}}
                            - {name: unknown, type: http, service: api, method: GET, path: "/{{ n }}"}
                            """);
            try (StoredRun run = project.store(RunOptions.of(1, 1, 42), storage)) {
                Map<String, FailureKind> kinds = new HashMap<>();
                run.steps().list().forEach(step -> kinds.put(step.name(), kind(step)));
                assertThat(kinds).hasSize(10).containsEntry("fine", null).containsEntry("first", null);
                assertThat(kinds)
                        .containsEntry("state", FailureKind.ASSERTION)
                        .containsEntry("status", FailureKind.STATUS)
                        .containsEntry("shape", FailureKind.SCHEMA)
                        .containsEntry("gone", FailureKind.STATUS)
                        .containsEntry("slow", FailureKind.TIMEOUT)
                        .containsEntry("nobody", FailureKind.CONNECTION)
                        .containsEntry("never", FailureKind.TIMEOUT)
                        .containsEntry("unknown", FailureKind.EVALUATION);
            }
        }
    }

    private static FailureKind kind(Step step) {
        return step.observation().failureKind().orElse(null);
    }
}
