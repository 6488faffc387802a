package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class VariationTest {

    private static final String SCENARIO = """
            entry: {seed_data: {sku: "sku-{{ entry.seed_data.variation.qty }}"}, note: x}
            variation:
              parameters:
                qty: {type: choice, values: [1, 2, "{{five}}", {n: 10}, null]}
                price: {type: range, min: "1.5", max: 10}
              toggles: [{name: coupon, probability: 0.5}]
              timing: {jitter_ms: {min: 0, max: 3}, step_delay_ms: {min: 1, max: 2}}
            flow:
            - name: buy
              type: http
              service: api
              method: POST
              path: /buy
              json: {qty: "{{ entry.seed_data.variation.qty }}", coupon: "{{ entry.seed_data.variation.coupon }}"}
            - {name: again, type: assert, expect: {status_code: 200}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void whatAnInstanceDrewIsSentAndStored(Storage storage) throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Project project = new Project(folder).api(service.url()).scenario("one", SCENARIO);
            try (StoredRun run = project.store(RunOptions.of(20, 4, 42), storage)) {
                assertThat(run.instances().failed().count()).isZero();
                for (Instance instance : run.instances().list()) {
                    JsonNode seedData = instance.entryData().get("seed_data");
                    JsonNode drawn = seedData.get("variation");
                    assertThat(HttpStepTest.names(drawn))
                            .containsExactly("qty", "price", "coupon", "_timing_jitter_ms", "_step_delay_ms");
                    assertThat(drawn.get("price").asDouble()).isBetween(1.5, 10.0);
                    assertThat(seedData.get("sku").asText()).startsWith("sku-");
                    assertThat(instance.entryData().get("note").asText()).isEqualTo("x");
                    JsonNode sent = run.steps()
                            .named("buy")
                            .ofInstance(instance.id())
                            .one()
                            .observation()
                            .tree()
                            .at("/metadata/turbulence_maven/request/body");
                    assertThat(sent.get("qty")).isEqualTo(drawn.get("qty"));
                    assertThat(sent.get("coupon")).isEqualTo(drawn.get("coupon"));
                    Path file = run.directory().path().resolve("artifacts/" + instance.id() + "/variation.json");
                    assertThat(file).hasContent(drawn.toString());
                }
                Set<JsonNode> quantities = run.instances().list().stream()
                        .map(instance -> instance.entryData().at("/seed_data/variation/qty"))
                        .collect(Collectors.toSet());
                assertThat(quantities).hasSizeGreaterThan(2);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameAtAnyParallelism() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Project project = new Project(folder)
                    .api(service.url())
                    .scenario("one", SCENARIO)
                    .scenario("two", SCENARIO);
            Map<String, String> alone = drawn(project, 1, 7);

            assertThat(drawn(project, 50, 7)).isEqualTo(alone);
            assertThat(drawn(project, 50, 8)).isNotEqualTo(alone);
            assertThat(alone).hasSize(60);
        }
    }

    /** Scenario and entry data by instance id. */
    private static Map<String, String> drawn(Project project, int parallel, long seed) {
        try (StoredRun run = project.store(RunOptions.of(60, parallel, seed), Storage.JSONL)) {
            Map<String, String> drawn = new TreeMap<>();
            run.instances().list().forEach(i -> drawn.put(i.id(), i.scenarioId() + " " + i.entryData()));
            return drawn;
        }
    }
}
