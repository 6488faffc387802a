package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder that uses every construct of the language; what it does is read from the stored run. */
@Timeout(120)
class WholeLanguageTest {

    private static final String SCENARIO = """
            description: everything at once
            max_steps: 20
            entry: {seed_data: {tag: "t-{{ instance_index }}"}, region: "{{env.REGION | default:eu}}"}
            variation:
              parameters: {qty: {type: choice, values: [1, 2, 3]}, price: {type: range, min: 1, max: 9}}
              toggles: [{name: coupon, probability: 0.5}]
            turbulence:
              global: {latency_ms: {min: 0, max: 3}}
              actions: {create: {retry_count: 2}}
            flow:
            - {name: mood, type: decide, decision: pay, output_var: method, policy_ref: "{{ 'bold' }}"}
            - name: create
              type: http
              service: api
              method: POST
              path: /orders/{{ entry.seed_data.tag }}
              headers: {X-Region: "{{ entry.region }}"}
              query: {qty: "{{ entry.seed_data.variation.qty }}"}
              json: {method: "{{ method }}", coupon: "{{ entry.seed_data.variation.coupon }}"}
              extract: {id: $.id, lines: "$.lines[*].sku"}
              retry: {max_attempts: 2, on_status: [503], backoff: fixed, delay_ms: 1}
              ok_status: [409]
            - {name: never, type: http, service: api, method: GET, path: /, condition: "method not in ['card', 'cash']"}
            - name: by card
              type: branch
              condition: "'{{ method }}' == 'card'"
              if_true:
              - {name: charge, type: http, service: api, method: POST, path: "/charge/{{ id }}"}
              if_false:
              - {name: note, type: assert, expect: {context_path: method, equals: cash}}
            - name: shipped
              type: wait
              service: api
              path: /orders/{{ id }}
              interval_seconds: 0.01
              expect: {status_code: 200, jsonpath: $.state, contains: ship}
            - {name: shape, type: assert, expect: {schema: {$ref: ../order.json}}}
            assertions:
            - {name: right, expect: {jsonpath: $.id, equals: 7, expression: "value == id and len(lines) > 0"}}
            stop_when: {any_action_fails: true}
            """;

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void write() throws Exception {
        project = new Project(folder).scenario("one", SCENARIO).policies("""
                policies:
                - {persona_id: careful, decisions: {}}
                - {persona_id: bold, decisions: {pay: {options: {card: 1, cash: 1}}}}
                """);
        Files.writeString(folder.resolve("order.json"), "{\"required\": [\"id\", \"state\"]}");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void everyEffectIsInTheStoredRun(Storage storage) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (TestService service = service(calls);
                StoredRun run = play(service, storage, 4)) {
            assertThat(run.instances().failed().count()).isZero();
            assertThat(run.instances().count()).isEqualTo(40);
            long byCard = run.steps().named("charge").count();
            assertThat(byCard).isBetween(1L, 39L);
            assertThat(run.assertions().list()).hasSize((int) (40 - byCard) + 80);
            List<Step> created = run.steps().named("create").list();
            assertThat(created)
                    .allSatisfy(step -> assertThat(step.observation().tree().get("attempts"))
                            .hasSizeBetween(1, 4));
            assertThat(created)
                    .anySatisfy(step -> assertThat(step.observation().tree().get("attempts"))
                            .hasSizeGreaterThan(1));
            Instance first = run.instances().list().get(0);
            List<Step> steps = run.steps().ofInstance(first.id()).list();
            assertThat(steps).extracting(Step::index).containsExactly(0, 1, 2, 3, 4, 5, 6);
            assertThat(steps)
                    .extracting(Step::type)
                    .containsSequence("decide", "http", "http", "branch")
                    .endsWith("wait", "assert");
            assertThat(steps.get(2).skipped()).isTrue();
            JsonNode sent = steps.get(1).observation().tree().at("/metadata/turbulence_maven/request");
            assertThat(sent.get("url").asText()).contains("/orders/t-", "?qty=");
            assertThat(sent.at("/headers/X-Region").asText()).isEqualTo("eu");
            assertThat(sent.at("/body/method").asText()).isIn("card", "cash");
            assertThat(sent.at("/body/coupon").isBoolean()).isTrue();
        }
    }

    @Test
    void theSameSeedGivesTheSameRunAtAnyParallelism() throws Exception {
        try (TestService service = service(null)) {
            try (StoredRun alone = play(service, Storage.JSONL, 1);
                    StoredRun crowded = play(service, Storage.JSONL, 50)) {
                assertThat(choices(crowded)).isEqualTo(choices(alone));
            }
        }
    }

    private StoredRun play(TestService service, Storage storage, int parallel) throws Exception {
        return project.api(service.url()).store(RunOptions.of(40, parallel, 42), storage);
    }

    /** A shop; one that is given a counter refuses every fifth order, and gives in when asked again. */
    private static TestService service(AtomicInteger calls) throws Exception {
        return TestService.answering(call -> {
            boolean order = calls != null && call.path().startsWith("/orders/t-");
            boolean refused = order && calls.incrementAndGet() % 5 == 0;
            call.json(refused ? 503 : 200, "{\"id\": 7, \"state\": \"shipped\", \"lines\": [{\"sku\": \"a\"}]}");
        });
    }

    /** What was chosen, by instance and step. */
    private static Map<String, String> choices(StoredRun run) {
        Map<String, String> choices = new TreeMap<>();
        run.instances()
                .list()
                .forEach(instance -> choices.put(instance.id(), instance.scenarioId() + " " + instance.entryData()));
        run.steps().list().forEach(step -> {
            JsonNode observation = step.observation().tree();
            choices.put(
                    step.instanceId() + " " + step.index(),
                    step.name() + " " + observation.get("turbulence")
                            + observation.at("/metadata/turbulence_maven/decision"));
        });
        return choices;
    }
}
