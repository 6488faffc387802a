package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.transfer.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReplayTest {

    private static final String SCENARIO = """
            entry: {seed_data: {sku: "sku-{{ instance_index }}"}, order: "{{ uuid }}"}
            variation:
              parameters:
                qty: {type: choice, values: [1, 2, 3, 4, 5, 6, 7, 8]}
                price: {type: range, min: 1, max: 10}
              toggles: [{name: coupon, probability: 0.5}]
              timing: {step_delay_ms: {min: 1, max: 3}}
            turbulence: {global: {latency_ms: {min: 1, max: 50}}}
            flow:
            - {name: pay, type: decide, decision: payment}
            - {name: ship, type: decide, decision: payment, output_var: ship}
            - name: buy
              type: http
              service: api
              method: POST
              path: "/buy/{{ instance_index }}"
              json: {entry: "{{ entry }}", pay: "{{ decision_result }}", ship: "{{ ship }}"}
            """;

    private static final String POLICIES = """
            policies:
            - persona_id: any
              decisions: {payment: {options: {card: 1, cash: 1, loan: 1, coin: 1}}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void anInstanceIsPlayedAgainAsItWas(Storage storage) throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Project project = new Project(folder)
                    .api(service.url())
                    .policies(POLICIES)
                    .scenario("one", SCENARIO)
                    .scenario("two", SCENARIO);
            try (StoredRun run = project.store(RunOptions.of(12, 4, 7), storage)) {
                Set<String> sent = new TreeSet<>();
                for (Instance then : run.instances().list()) {
                    PastInstance past = Project.past(run, then.id());
                    assertThat(past.remarks()).isEmpty();
                    try (StoredRun replay = project.replay(past, storage)) {
                        Instance now = replay.instances().one();
                        assertThat(now.id()).isEqualTo(then.id());
                        assertThat(now.scenarioId()).isEqualTo(then.scenarioId());
                        assertThat(now.entryData()).isEqualTo(then.entryData());
                        assertThat(now.correlationId()).isNotEqualTo(then.correlationId());
                        assertThat(replay.manifest().seed()).isEqualTo(7);
                        assertThat(replay.manifest().scenarioIds()).containsExactly(then.scenarioId());
                        assertThat(choices(replay, then.id())).isEqualTo(choices(run, then.id()));
                        sent.addAll(choices(run, then.id()));
                    }
                }
                assertThat(sent).as("they did differ").hasSizeGreaterThan(24);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void whatIsStoredCountsAndNotWhatTheFilesWouldGiveToday(Storage storage) throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Project project =
                    new Project(folder).api(service.url()).policies(POLICIES).scenario("one", SCENARIO);
            try (StoredRun run = project.store(RunOptions.of(3, 1, 7), storage)) {
                Instance then = run.instances().list().get(2);
                project.policies(POLICIES.replace("cash", "gold").replace("card", "iron"))
                        .scenario(
                                "one",
                                SCENARIO.replace("sku-", "other-")
                                        .replace("[1, 2, 3, 4, 5, 6, 7, 8]", "[99]")
                                        .replace(
                                                "flow:\n",
                                                "flow:\n- {name: new, type: assert, expect: {expression: 'true'}}\n"));
                try (StoredRun replay = project.replay(Project.past(run, then.id()), storage)) {
                    assertThat(replay.instances().one().entryData()).isEqualTo(then.entryData());
                    assertThat(decisions(replay, then.id())).isEqualTo(decisions(run, then.id()));
                    assertThat(replay.steps().list())
                            .extracting(Step::name)
                            .containsExactly("new", "pay", "ship", "buy");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void secretsOfTheEntryAreTodays(Storage storage) throws Exception {
        String scenario = """
                entry:
                  seed_data: {key: "{{env.API_KEY}}", list: ["for {{env.API_KEY}}", plain], other: "{{ other }}"}
                variation: {parameters: {who: {type: choice, values: ["{{env.SHOP_USER}}"]}}}
                flow:
                - {name: buy, type: http, service: api, method: POST, path: /, json: "{{ entry.seed_data }}"}
                """.replace("{{ other }}", "{{ 1 + 1 }}");
        try (TestService service = TestService.answering("{}")) {
            Project project = new Project(folder)
                    .api(service.url())
                    .env("API_KEY", "first-key")
                    .env("SHOP_USER", "first-user")
                    .scenario("one", scenario);
            try (StoredRun run = project.store(RunOptions.of(1, 1, 7), storage)) {
                project.env("API_KEY", "second-key").env("SHOP_USER", "second-user");
                PastInstance past = Project.past(run, run.instances().one().id());
                assertThat(past.remarks())
                        .containsExactly("Secrets in its entry data are not on record: today's are used.");
                try (StoredRun replay = project.replay(past, storage)) {
                    assertThat(replay.instances().one().passed()).isTrue();
                    assertThat(service.received().get(1).body())
                            .isEqualTo("{\"key\":\"second-key\",\"list\":[\"for second-key\",\"plain\"],\"other\":2,"
                                    + "\"variation\":{\"who\":\"second-user\"}}");
                    assertThat(replay.instances().one().entryData().toString()).doesNotContain("second-");
                }
                project.scenario("one", scenario.replace("key: \"{{env.API_KEY}}\", ", ""));
                try (StoredRun replay = project.replay(past, storage)) {
                    assertThat(replay.instances().one().error())
                            .isEqualTo("entry: what is secret is not on record, and today's entry has nothing at"
                                    + " seed_data.key");
                }
            }
        }
    }

    @Test
    void anInstanceOfAnotherWriterIsPlayedAsFarAsItIsOnRecord() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Project project =
                    new Project(folder).api(service.url()).policies(POLICIES).scenario("one", SCENARIO);
            ObjectNode entry = (ObjectNode) new ObjectMapper()
                    .readTree("{\"seed_data\": {\"sku\": \"raw {{uuid}}\", \"price\": 29.99, \"variation\":"
                            + " {\"qty\": 5, \"_step_delay_ms\": -3}}}");
            PastInstance past = PastInstance.of(
                    manifest(null), instance("inst_6161cd200710", "one", entry), List.of(decide("pay")));

            assertThat(past.remarks())
                    .containsExactly(
                            "Its run's seed is not on record: what is drawn is drawn with seed 0.",
                            "Its index is not on record: `instance_index` is 0, and what is drawn is drawn for index 0.",
                            "What step 'pay' decided is not on record: it is drawn anew.");
            try (StoredRun replay = project.replay(past, Storage.JSONL)) {
                assertThat(replay.instances().one().passed()).isTrue();
                assertThat(replay.instances().one().id()).isEqualTo("inst_6161cd200710");
                assertThat(service.received().get(0).target()).isEqualTo("/buy/0");
                assertThat(service.received().get(0).body())
                        .startsWith("{\"entry\":{\"seed_data\":{\"sku\":\"raw {{uuid}}\",\"price\":29.99,\"variation\":"
                                + "{\"qty\":5,\"_step_delay_ms\":-3}}},\"pay\":\"");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aRunOfThePythonToolIsPlayedAgain(Storage storage) throws Exception {
        Path run = Files.createDirectory(folder.resolve("run_20261123_215856"));
        Path original = Path.of(System.getProperty("basedir"))
                .resolve("../turbulence-storage/src/test/resources/runs/fixtures-jsonl")
                .resolve(run.getFileName());
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(file.getFileName()));
            }
        }
        if (storage == Storage.SQLITE) {
            Migration.of(new RunDirectory(run)).run();
        }
        try (TestService service = TestService.answering("{}");
                StoredRun stored = StoredRun.open(run)) {
            Project project = new Project(folder).api(service.url()).scenario("refund-flow", """
                            entry: {seed_data: {order_id: another, original_amount: 5}}
                            flow:
                            - name: refund
                              type: http
                              service: api
                              method: POST
                              path: /refunds
                              json: "{{ entry.seed_data }}"
                            """);
            assertThat(stored.storage()).isEqualTo(storage);
            PastInstance past = Project.past(stored, "inst_cff3b35fcd0a");
            assertThat(past.remarks()).singleElement().asString().startsWith("Its index is not on record");
            try (StoredRun replay = project.replay(past, storage)) {
                assertThat(replay.instances().one().passed()).isTrue();
                assertThat(service.received().get(0).body())
                        .isEqualTo("{\"order_id\":\"order_{{uuid}}\",\"reason\":\"Item not as described\"}");
            }
        }
    }

    @Test
    void anInstanceWithoutEntryDataTakesTodays() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Project project =
                    new Project(folder).api(service.url()).policies(POLICIES).scenario("one", SCENARIO);
            PastInstance past = PastInstance.of(manifest(42L), instance("old", "one", null), List.of());

            assertThat(past.remarks()).contains("Its entry data is not on record: today's is used.");
            try (StoredRun replay = project.replay(past, Storage.JSONL)) {
                assertThat(replay.instances()
                                .one()
                                .entryData()
                                .at("/seed_data/sku")
                                .asText())
                        .isEqualTo("sku-0");
            }
        }
    }

    @Test
    void aScenarioThatIsNotThereAnyMoreIsAnErrorThatNamesThoseThatAre() throws Exception {
        Project project = new Project(folder)
                .api("http://localhost:9")
                .scenario("buys", "flow: []\n")
                .scenario("sells", "flow: []\n");
        PastInstance past = PastInstance.of(manifest(42L), instance("i", "buy", null), List.of());

        assertThatThrownBy(() -> project.replay(past, Storage.JSONL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no scenario `buy`; there are: buys, sells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "a/b", ".hidden", "", "a\u0000b", "\u202einst"})
    void anIdThatCouldLeaveTheRunsFolderIsRefused(String id) {
        assertThatThrownBy(() -> PastInstance.of(manifest(42L), instance(id, "one", null), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no plain name");
    }

    /** What was chosen, sent and injected. */
    private static List<String> choices(StoredRun run, String id) {
        List<String> choices = decisions(run, id);
        JsonNode buy =
                run.steps().ofInstance(id).named("buy").one().observation().tree();
        choices.add(buy.at("/turbulence/latencies_ms").toString());
        choices.add(buy.at("/metadata/turbulence_maven/request/body").toString());
        return choices;
    }

    private static List<String> decisions(StoredRun run, String id) {
        List<String> decisions = new ArrayList<>();
        run.steps()
                .ofInstance(id)
                .ofType("decide")
                .list()
                .forEach(step -> decisions.add(step.name() + " "
                        + step.observation().own().at("/decision/option").asText()));
        return decisions;
    }

    private static RunManifest manifest(Long seed) {
        return new RunManifest(
                "run_1", null, "n", List.of("one"), seed, new ObjectMapper().createObjectNode(), "0.1.0");
    }

    private static Instance instance(String id, String scenario, ObjectNode entry) {
        return new Instance(id, "run_1", null, scenario, null, null, null, false, entry, null);
    }

    private static Step decide(String name) {
        return new Step(
                "i",
                "run_1",
                null,
                0,
                name,
                "decide",
                null,
                null,
                null,
                null,
                null,
                true,
                false,
                Observation.ofJson("{\"ok\":true,\"metadata\":{}}"));
    }
}
