package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SchemaExpectationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theBodyIsCheckedAndTheOutcomeIsStored(Storage storage) throws Exception {
        try (TestService service = TestService.answering("{\"id\": 7, \"state\": \"new\", \"$ref\": {\"x\": 1}}")) {
            Project project = new Project(folder).api(service.url()).scenario("one", """
                    flow:
                    - name: get
                      type: http
                      service: api
                      method: GET
                      path: /
                      extract: {state: $.state, id: $.id, all: $}
                    - name: fits
                      type: assert
                      expect: {schema: {$ref: ../schemas/order.json}}
                    - name: same state
                      type: assert
                      expect: {schema: {properties: {state: {const: "{{ state }}"}, id: {minimum: "{{ id }}"}}}}
                    - name: too small
                      type: assert
                      expect: {status_code: 200, json_schema: {properties: {id: {minimum: "{{ id + 1 }}"}}}}
                    - name: ready
                      type: wait
                      service: api
                      path: /
                      interval_seconds: 0.01
                      timeout_seconds: 1
                      expect: {schema: {type: array}}
                    - {name: injected, type: assert, expect: {schema: {not: "{{ all }}"}}}
                    """);
            Files.createDirectories(folder.resolve("schemas"));
            Files.writeString(folder.resolve("schemas/order.json"), "{\"required\": [\"id\", \"state\"]}");

            try (StoredRun run = project.store(RunOptions.of(1, 1, 42), storage)) {
                List<Assertion> assertions = run.assertions().list();
                assertThat(assertions)
                        .extracting(Assertion::name)
                        .containsExactly("fits", "same state", "too small", "injected");
                assertThat(assertions).extracting(Assertion::passed).containsExactly(true, true, false, false);
                Assertion small = assertions.get(2);
                assertThat(small.message())
                        .startsWith("Schema validation failed at $.id: ")
                        .contains("8", "got 7");
                assertThat(small.actual().asInt()).isEqualTo(7);
                assertThat(small.expected().at("/properties/id/minimum").asText())
                        .isEqualTo("{{ id + 1 }}");
                assertThat(run.steps().named("ready").one().observation().errors())
                        .singleElement()
                        .asString()
                        .contains("Schema validation failed at $: ");
                assertThat(run.instances().one().error())
                        .startsWith("Step 'injected': ")
                        .contains("cannot become part of a schema");
            }
        }
    }
}
