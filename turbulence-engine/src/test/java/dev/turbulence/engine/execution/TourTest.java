package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.certificates.TestCertificates;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.grpc.GrpcTestService;
import dev.turbulence.engine.grpc.GrpcTestService.Reflecting;
import dev.turbulence.engine.redaction.SecretRules;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.FailureKind;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The folder {@code tour} uses every construct of the language. Here it is played at 50 at once into both storages, and at
 * one at a time; every effect is read from the stored runs.
 */
@Timeout(180)
class TourTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir"));
    private static final Path TOUR = MODULE.resolve("src/test/resources/tour");
    private static final int INSTANCES = 100;
    private static final String TOKEN = "tour-token-of-the-shop";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    static Path runs;

    private static final Map<Storage, StoredRun> PLAYED = new EnumMap<>(Storage.class);
    private static StoredRun playedAlone;

    @BeforeAll
    static void play() throws Exception {
        PLAYED.put(Storage.JSONL, play(Storage.JSONL, 50));
        PLAYED.put(Storage.SQLITE, play(Storage.SQLITE, 50));
        playedAlone = play(Storage.JSONL, 1);
    }

    @AfterAll
    static void close() {
        PLAYED.values().forEach(StoredRun::close);
        playedAlone.close();
    }

    private static StoredRun play(Storage storage, int parallel) throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        CoffeeLedger calls = new CoffeeLedger();
        try (TestService shop = TestService.answering(new CoffeeShop());
                GrpcTestService ledger = GrpcTestService.answering(Reflecting.NOTHING, calls);
                GrpcTestService vault = GrpcTestService.secure(ClientAuth.REQUIRE, Reflecting.V1, calls)) {
            Map<String, String> environment = Map.of(
                    "SHOP_URL", shop.url(),
                    "GONE_URL", "http://localhost:" + free,
                    "SHOP_TOKEN", TOKEN,
                    "LEDGER_PORT", String.valueOf(ledger.port()),
                    "VAULT_PORT", String.valueOf(vault.port()),
                    "CERTIFICATES", TestCertificates.get().file("").toString());
            ScenarioSet set = ScenarioSet.load(
                    TOUR.resolve("sut.yaml"),
                    TOUR.resolve("scenarios"),
                    TOUR.resolve("policies.yaml"),
                    environment,
                    SecretRules.DEFAULT,
                    null);
            TurbulenceEngine engine = new TurbulenceEngine(set, RunOptions.of(INSTANCES, parallel, 7));
            try (RunWriter writer = RunWriter.create(storage, runs, engine.describe(null, "test"))) {
                engine.play(writer);
                return StoredRun.open(writer.directory().path());
            }
        }
    }

    static Stream<StoredRun> stored() {
        return PLAYED.values().stream();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void everyScenarioIsPlayedAndEndsAsItShould(StoredRun run) {
        Map<String, Set<Boolean>> passed = new TreeMap<>();
        run.instances()
                .list()
                .forEach(instance -> passed.computeIfAbsent(instance.scenarioId(), id -> new TreeSet<>())
                        .add(instance.passed()));

        assertThat(run.instances().count()).isEqualTo(INSTANCES);
        assertThat(passed)
                .isEqualTo(Map.of(
                        "order", Set.of(false),
                        "mood", Set.of(true),
                        "weather", Set.of(false),
                        "words", Set.of(true),
                        "patience", Set.of(false),
                        "stop at step", Set.of(false),
                        "stop at assertion", Set.of(false),
                        "too long", Set.of(false),
                        "old spelling", Set.of(true),
                        "ledger", Set.of(true)));
        assertThat(run.instances().errored().list())
                .extracting(Instance::scenarioId)
                .containsOnly("too long");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void aRequestCarriesWhatFileProfileServiceAndActionSay(StoredRun run) {
        assertThat(steps(run, "order", "place_order")).isNotEmpty().allSatisfy(step -> {
            JsonNode sent = sent(step);
            String index = sent.at("/headers/X-Instance").asText();
            assertThat(sent.get("method").asText()).isEqualTo("POST");
            assertThat(sent.get("url").asText()).endsWith("/orders/" + index + "?sku=flat%20white&loyal=true");
            assertThat(sent.at("/headers/Accept").asText()).isEqualTo("application/json");
            assertThat(sent.at("/headers/X-Stage").asText()).isEqualTo("local");
            assertThat(sent.at("/headers/X-Client").asText()).isEqualTo("local tour");
            assertThat(sent.at("/headers/X-Channel").asText()).isEqualTo("counter");
            assertThat(sent.at("/headers/Authorization").asText()).matches("Bearer " + Project.MARK);
            assertThat(sent.at("/headers/Content-Type").asText()).isEqualTo("application/json");
            assertThat(sent.at("/headers/X-Correlation-ID").asText()).isEqualTo(step.correlationId());
            assertThat(sent.get("body"))
                    .isEqualTo(json("{'sku': 'flat white', 'loyal': true, 'lines': [{'quantity': 2, 'note': 'for "
                            + index + "'}]}"));
            assertThat(tree(step).at("/headers/x-authorized-by").asText()).isEqualTo("Bearer");
            assertThat(tree(step).at("/headers/x-table").asText()).isEqualTo("table=" + index);
        });
        assertThat(steps(run, "weather", "flaky")).isNotEmpty().allSatisfy(step -> {
            assertThat(sent(step).get("url").asText()).endsWith("/stock/flaky");
            assertThat(sent(step).at("/headers/X-Client").asText()).isEqualTo("stock");
            assertThat(tree(step).at("/headers/x-authorized-by").asText()).isEqualTo("Basic");
            assertThat(tree(step).at("/headers/x-protocol").asText()).isEqualTo("HTTP/1.0");
            assertThat(tree(step)
                            .at("/metadata/turbulence_maven/connection_wait_ms")
                            .isNumber())
                    .isTrue();
        });
        assertThat(steps(run, "order", "place_order").get(0).service()).isEqualTo("shop");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void aRefusedOrderIsTriedAgainAndWhatIsOkIsOk(StoredRun run) {
        assertThat(steps(run, "order", "place_order")).allSatisfy(step -> {
            assertThat(step.ok()).isTrue();
            assertThat(step.statusCode()).isEqualTo(418);
            assertThat(tree(step).at("/attempts/0/status_code").asInt()).isEqualTo(503);
            assertThat(tree(step).get("attempts")).hasSize(2);
            assertThat(step.latency()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
            assertThat(tree(step).get("errors"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("'nowhere' was not found in the response body at $.not.there");
        });
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void whatWasExtractedAndWhyAStepFailedIsOnRecord(StoredRun run) {
        assertThat(steps(run, "order", "place_order")).isNotEmpty().allSatisfy(step -> {
            JsonNode extracted = step.observation().own().get("extracted");
            assertThat(extracted.get("order_id")).isEqualTo(tree(step).at("/body/id"));
            assertThat(extracted.get("prices")).isEqualTo(tree(step).at("/body/prices"));
            assertThat(extracted.has("nowhere")).isFalse();
            assertThat(step.observation().failureKind()).isEmpty();
        });
        assertThat(kinds(run, "patience", "until_never")).containsOnly(FailureKind.TIMEOUT);
        assertThat(kinds(run, "patience", "slow")).containsOnly(FailureKind.TIMEOUT);
        assertThat(kinds(run, "patience", "nobody_there")).containsOnly(FailureKind.CONNECTION);
        assertThat(kinds(run, "weather", "gives_up")).containsOnly(FailureKind.TIMEOUT);
        assertThat(kinds(run, "stop at step", "refused")).containsOnly(FailureKind.STATUS);
        assertThat(run.steps().failed().list())
                .allSatisfy(step -> assertThat(step.observation().failureKind()).isPresent());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void theWaitPollsUntilTheOrderIsReady(StoredRun run) {
        assertThat(steps(run, "order", "until_ready")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.ok()).isTrue();
            assertThat(tree(step).get("total_attempts").asInt()).isEqualTo(3);
            assertThat(tree(step).get("timed_out").asBoolean()).isFalse();
            assertThat(tree(step).at("/attempts/1/condition_met").asBoolean()).isFalse();
            assertThat(tree(step).at("/attempts/2/body/state").asText()).isEqualTo("ready");
        });
        assertThat(steps(run, "patience", "until_never")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.ok()).isFalse();
            assertThat(tree(step).get("timed_out").asBoolean()).isTrue();
            assertThat(step.latency()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        });
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void everyCheckIsMade(StoredRun run) {
        List<Assertion> made = run.assertions().inScenario("order").list();
        assertThat(made)
                .extracting(Assertion::name)
                .contains(
                        "has_everything",
                        "status",
                        "json_exists",
                        "json_is_null",
                        "json_contains_member",
                        "variable_exists",
                        "variable_contains",
                        "expression",
                        "schema",
                        "not_held");
        assertThat(made)
                .allSatisfy(assertion -> assertThat(assertion.passed())
                        .as("%s: %s", assertion.name(), assertion.message())
                        .isEqualTo(!assertion.name().equals("not_held")));
        Assertion lost = made.stream().filter(Assertion::failed).findFirst().orElseThrow();
        assertThat(lost.expected().asText()).isEqualTo("sold out");
        assertThat(lost.actual().asText()).isEqualTo("ready");
        assertThat(lost.stepIndex()).isEqualTo(3 + 8);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void personasDecideAndBranchesFollow(StoredRun run) {
        Map<String, Set<List<String>>> walks = new TreeMap<>();
        for (Instance instance : run.instances().inScenario("mood").list()) {
            List<Step> steps = run.steps().ofInstance(instance.id()).list();
            String option = decision(steps.get(1)).get("option").asText();
            walks.computeIfAbsent(option, key -> new HashSet<>())
                    .add(steps.stream().map(Step::name).toList());
            assertThat(steps).extracting(Step::index).isEqualTo(indices(steps.size()));
        }
        assertThat(walks)
                .isEqualTo(Map.of(
                        "card",
                        Set.of(List.of(
                                "what_to_drink",
                                "how_to_pay",
                                "never_executed",
                                "by_card",
                                "charge",
                                "small_amount",
                                "no_pin")),
                        "cash",
                        Set.of(List.of("what_to_drink", "how_to_pay", "never_executed", "by_card", "count_coins"))));
        assertThat(decision(steps(run, "mood", "what_to_drink").get(0)))
                .isEqualTo(json("{'persona_id': 'thrifty', 'name': 'drink', 'option': 'water', 'output_var':"
                        + " 'decision_result'}"));
        assertThat(decision(steps(run, "mood", "how_to_pay").get(0))
                        .get("persona_id")
                        .asText())
                .isEqualTo("moody");
        assertThat(steps(run, "mood", "never_executed")).allSatisfy(step -> {
            assertThat(step.skipped()).isTrue();
            assertThat(tree(step).at("/metadata/turbulence_maven/condition").asText())
                    .isEqualTo("method not in ['card', 'cash']");
        });
        assertThat(steps(run, "mood", "by_card"))
                .allSatisfy(step -> assertThat(tree(step).get("branch_taken").asText())
                        .isEqualTo(tree(step).get("branch_result").asBoolean() ? "if_true" : "if_false"));
        assertThat(run.assertions().named("no_pin").failed().count()).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void theWeatherVaries(StoredRun run) {
        Set<JsonNode> drinks = new HashSet<>();
        Set<Boolean> umbrellas = new TreeSet<>();
        for (Step step : steps(run, "weather", "calm")) {
            JsonNode body = sent(step).get("body");
            JsonNode drawn =
                    run.instances().withId(step.instanceId()).one().entryData().at("/seed_data/variation");
            assertThat(body.get("drink")).isEqualTo(drawn.get("drink"));
            assertThat(body.get("price").doubleValue())
                    .isEqualTo(drawn.get("price").doubleValue())
                    .isBetween(1.0, 9.5);
            drinks.add(body.get("drink"));
            umbrellas.add(body.get("umbrella").booleanValue());
        }
        assertThat(drinks).containsExactlyInAnyOrder(json("'tea'"), json("'coffee'"), json("{'mixed': true}"));
        assertThat(umbrellas).containsExactly(false, true);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void faultsAreInjectedFieldByField(StoredRun run) {
        assertThat(steps(run, "weather", "calm")).allSatisfy(step -> {
            JsonNode injected = tree(step).get("turbulence");
            assertThat(injected.get("latency_ms").asInt()).isBetween(3, 6);
            assertThat(step.latency())
                    .isGreaterThanOrEqualTo(
                            Duration.ofMillis(injected.get("latency_ms").asInt()));
            assertThat(injected.has("retry_count")).isFalse();
        });
        assertThat(steps(run, "weather", "flaky")).allSatisfy(step -> {
            assertThat(step.ok()).isTrue();
            assertThat(tree(step).at("/turbulence/retries").asInt()).isEqualTo(1);
            assertThat(tree(step).at("/turbulence/latencies_ms")).hasSize(2);
        });
        assertThat(steps(run, "weather", "gives_up")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.ok()).isFalse();
            assertThat(tree(step).at("/turbulence/timeout_after_ms").asInt()).isEqualTo(1);
            assertThat(tree(step).at("/errors/0").asText()).startsWith("Injected timeout: given up after 1 ms");
        });
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void wordsSayWhatTheyMean(StoredRun run) {
        JsonNode expected = json("""
                {'alone': 3.5,
                 'in_text': 'price 3.5, tags [\\"hot\\", \\"milk\\"], true, null',
                 'if': 'hot',
                 'not_again': '{{ 1 + 1 }}',
                 'always': [true, true, true, true, true],
                 'paths': ['hot', 'milk', 3.5],
                 'values': ['text', 3, 2.5, true, false, null, true, false, null, [1], {'a': 1}],
                 'arithmetic': [3, 3, 6, 3.5, 3, 'a1'],
                 'comparison': [true, true, true, true, true, false],
                 'logic': [false, true, false, true, true, true],
                 'choice': 'yes',
                 'functions': [3, 3, 1, 2, true, false, [0, 1, 2]],
                 'texts': ['A b', 'a', 'A', 'a', 'sea', 'lat'],
                 'coded': ['a%20b', 'YQ==', 'a', '{\\"a\\": 1}', '7'],
                 'numbers': [7, 2.5, 3, 3.5],
                 'lists': [[1, 3], [2, 1], 1, 2, '1-2', ['a', 'b'], 2],
                 'sums': [3, 1, 2, 'you'],
                 'methods': [true, false, 'flat white ', 'FLAT WHITE ', 'Flat White', ['Flat', 'White'], 2]}
                """);
        assertThat(steps(run, "words", "say")).isNotEmpty().allSatisfy(step -> {
            JsonNode body = sent(step).get("body");
            expected.fieldNames()
                    .forEachRemaining(
                            name -> assertThat(body.get(name)).as(name).isEqualTo(expected.get(name)));
            assertThat(body.get("is")).hasSize(19).allMatch(JsonNode::booleanValue);
            assertThat(body).hasSize(expected.size() + 1);
        });
        assertThat(run.assertions().inScenario("words").passed().count())
                .isEqualTo(2 * run.instances().inScenario("words").count());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void patienceHasItsLimits(StoredRun run) {
        assertThat(steps(run, "patience", "slow")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.statusCode()).isNull();
            assertThat(tree(step).get("attempts")).hasSize(2);
            assertThat(tree(step).at("/errors/0").asText()).startsWith("Timed out after 40 ms");
        });
        assertThat(steps(run, "patience", "nobody_there")).isNotEmpty().allSatisfy(step -> {
            assertThat(tree(step).get("attempts")).hasSize(3);
            assertThat(tree(step).at("/errors/0").asText()).startsWith("Connection refused");
        });
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void whatEndsAnInstanceEndsIt(StoredRun run) {
        assertThat(names(run, "stop at step")).containsOnly("inside", "refused");
        assertThat(run.assertions().named("still_checked").passed().count())
                .isEqualTo(run.instances().inScenario("stop at step").count());
        assertThat(names(run, "stop at assertion")).containsOnly("refused", "is_ok");
        assertThat(names(run, "too long")).containsOnly("first");
        assertThat(run.instances().inScenario("too long").list())
                .isNotEmpty()
                .allSatisfy(instance -> assertThat(instance.error())
                        .isEqualTo("The scenario's max_steps of 1 is used up before step 'second'"));
        assertThat(run.assertions().inScenario("too long").count()).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void oldSpellingsMeanTheSame(StoredRun run) {
        assertThat(run.steps().inScenario("old spelling").ofType("http").list())
                .isNotEmpty()
                .allSatisfy(step -> {
                    assertThat(sent(step).get("body")).isEqualTo(json("{'said': 2}"));
                    assertThat(tree(step).at("/turbulence/latency_ms").asInt()).isEqualTo(1);
                });
        assertThat(run.assertions().named("right_form").failed().count()).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void callsAreRecordedAsRequestsAre(StoredRun run) {
        assertThat(steps(run, "ledger", "enter")).isNotEmpty().allSatisfy(step -> {
            JsonNode sent = sent(step);
            int index = sent.at("/body/priority").asInt();
            assertThat(tree(step).get("protocol").asText()).isEqualTo("grpc");
            assertThat(step.statusCode()).isZero();
            assertThat(sent.get("method").asText()).isEqualTo("shop.v1.Orders/Place");
            assertThat(sent.get("url").asText()).startsWith("grpc://localhost:").endsWith("/shop.v1.Orders/Place");
            assertThat(sent.at("/headers/x-stage").asText()).isEqualTo("local");
            assertThat(sent.at("/headers/x-table").asText()).isEqualTo(String.valueOf(index));
            assertThat(sent.at("/headers/x-seal-bin").asText()).isEqualTo("AQI=");
            assertThat(sent.at("/headers/x-correlation-id").asText()).isEqualTo(step.correlationId());
            assertThat(sent.get("headers").has("accept")).isFalse();
            assertThat(sent.get("body"))
                    .isEqualTo(json("{'customer': 'guest " + index + "', 'priority': " + index
                            + ", 'lines': [{'sku': 'flat white', 'quantity': 2}], 'at': '2026-11-24T08:00:00Z'}"));
            // The answer repeats the message, with the fields that were not set.
            sent.get("body")
                    .properties()
                    .forEach(field -> assertThat(tree(step).at("/body/request").get(field.getKey()))
                            .isEqualTo(field.getValue()));
            assertThat(tree(step).at("/body/request/state").asText()).isEqualTo("UNKNOWN");
            assertThat(tree(step).get("attempts")).hasSize(2);
            assertThat(tree(step).at("/attempts/0/status_code").asInt()).isEqualTo(8);
            assertThat(tree(step).at("/attempts/0/error").asText()).contains("RESOURCE_EXHAUSTED", "full");
            assertThat(tree(step).at("/headers/x-kind").asText()).isEqualTo("test");
        });
        assertThat(run.assertions().named("entered").failed().count()).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stored")
    void aServerTellsItsSchemaAndKnowsWhoAsks(StoredRun run) {
        assertThat(steps(run, "ledger", "look_up")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.ok()).isTrue();
            assertThat(sent(step).get("method").asText()).isEqualTo("shop.v1.Orders/Find");
            assertThat(sent(step).get("url").asText()).startsWith("grpcs://localhost:");
            assertThat(sent(step).get("body")).isEqualTo(json("{'id': '12'}"));
            assertThat(tree(step).at("/body/customerName").asText()).isEqualTo("CN=tests");
            assertThat(tree(step).at("/metadata/turbulence_maven").has("insecure"))
                    .isFalse();
        });
        assertThat(steps(run, "ledger", "put_back")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.ok()).isTrue();
            assertThat(step.statusCode()).isEqualTo(6);
        });
        assertThat(run.assertions().named("was_there").passed().count())
                .isEqualTo(run.instances().inScenario("ledger").count());
    }

    @Test
    void theSameSeedGivesTheSameRunAtAnyParallelism() {
        Map<String, String> alone = choices(playedAlone);

        assertThat(alone).hasSizeGreaterThan(3 * INSTANCES);
        assertThat(choices(PLAYED.get(Storage.JSONL))).isEqualTo(alone);
        assertThat(choices(PLAYED.get(Storage.SQLITE))).isEqualTo(alone);
    }

    @Test
    void secretsAreNowhere() throws IOException {
        try (Stream<Path> files = Files.walk(runs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(TOKEN);
            }
        }
    }

    /** Every key and every name that the page of the language lists is somewhere in the folder. */
    @Test
    void nothingIsMissing() throws IOException {
        String page = Files.readString(MODULE.resolve("../docs/scenario-language.md"));
        String tour = tour();
        List<String> missing = new ArrayList<>();
        int listed = 0;
        for (String key : found(page, "(?m)^\\| `(\\w+)` \\|")) {
            listed++;
            if (!Pattern.compile("(?m)(^|[\\s{])" + key + ":").matcher(tour).find()) {
                missing.add(key);
            }
        }
        for (String row : found(page, "(?m)^\\| (?:tests|functions|filters|methods) \\| (.*) \\|$")) {
            for (String name : found(row, "`(\\w+)`")) {
                listed++;
                if (!Pattern.compile("\\b" + name + "\\b").matcher(tour).find()) {
                    missing.add(name);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(listed).isGreaterThan(150);
    }

    private static String tour() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(TOUR)) {
            for (Path file :
                    files.filter(path -> path.toString().matches(".*\\.ya?ml")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** What was chosen, by instance and step: nothing here may depend on the time or on other instances. */
    private static Map<String, String> choices(StoredRun run) {
        Map<String, String> choices = new TreeMap<>();
        run.instances()
                .list()
                .forEach(instance -> choices.put(instance.id(), instance.scenarioId() + " " + instance.entryData()));
        run.steps()
                .list()
                .forEach(step -> choices.put(
                        step.instanceId() + " " + step.index(),
                        step.name() + " " + tree(step).at("/turbulence/latencies_ms") + decision(step)));
        return choices;
    }

    private static List<Step> steps(StoredRun run, String scenario, String name) {
        return run.steps().inScenario(scenario).named(name).list();
    }

    private static Set<FailureKind> kinds(StoredRun run, String scenario, String name) {
        return steps(run, scenario, name).stream()
                .flatMap(step -> step.observation().failureKind().stream())
                .collect(Collectors.toSet());
    }

    private static List<String> names(StoredRun run, String scenario) {
        return run.steps().inScenario(scenario).list().stream().map(Step::name).toList();
    }

    private static List<Integer> indices(int count) {
        return Stream.iterate(0, index -> index + 1).limit(count).toList();
    }

    private static JsonNode tree(Step step) {
        return step.observation().tree();
    }

    private static JsonNode sent(Step step) {
        return tree(step).at("/metadata/turbulence_maven/request");
    }

    private static JsonNode decision(Step step) {
        return tree(step).at("/metadata/turbulence_maven/decision");
    }

    /** JSON with single quotes. */
    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
