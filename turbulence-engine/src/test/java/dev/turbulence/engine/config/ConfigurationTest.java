package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.config.RetryPolicy.Backoff;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final InstanceContext CONTEXT = InstanceContext.start("run", "inst", "corr", 0, "uuid");

    @TempDir
    private Path folder;

    private ConfigFiles files;

    @BeforeEach
    void writeSoundFiles() {
        files = new ConfigFiles(folder);
    }

    @Test
    void scenariosAreLoadedInTheOrderOfTheirNamesYamlFirst() {
        files.scenario("b.yaml", "id: b")
                .scenario("a.yml", "id: a")
                .scenario("c.yaml", "id: c")
                .scenario("B.yaml", "id: B")
                .scenario("notes.txt", "not YAML: at: all")
                .scenario("nested/d.yaml", "id: d");

        assertThat(files.load().scenarios()).extracting(Scenario::id).containsExactly("B", "b", "c", "a");
    }

    @Test
    void aScenarioHasTheDefaultsOfTheLanguage() {
        Scenario scenario = files.scenario("s.yaml", "id: s").load().scenarios().get(0);

        assertThat(scenario.entry().render(CONTEXT)).isEqualTo(Map.of("seed_data", Map.of()));
        assertThat(scenario.description()).isEmpty();
        assertThat(scenario.flow()).isEmpty();
        assertThat(scenario.assertions()).isEmpty();
        assertThat(scenario.stopWhen()).isEqualTo(StopWhen.NEVER);
        assertThat(scenario.maxSteps()).isEqualTo(100);
    }

    @Test
    void anHttpActionIsReadWhole() {
        HttpAction action = (HttpAction) firstAction("""
                - name: create
                  type: http
                  service: api
                  method: post
                  path: /orders/{{run_id}}
                  headers: {X-Version: 1.10, X-Flag: yes, X-None: null}
                  query: {page: 2}
                  body: {id: "{{instance_index}}", at: 2026-11-23, tags: [a, "{{uuid}}"], 1: on}
                  extract: {order: $.id, none: null}
                  retry: {max_attempts: "4", on_status: [503], on_timeout: on, base_delay_ms: 50, max_delay_ms: 150}
                  ok_status: [404, "409"]
                """);

        assertThat(action.method().renderText(CONTEXT)).isEqualTo("POST");
        assertThat(action.path().renderText(CONTEXT)).isEqualTo("/orders/run");
        assertThat(rendered(action.headers())).isEqualTo(Map.of("X-Version", "1.10", "X-Flag", "yes"));
        assertThat(rendered(action.query())).isEqualTo(Map.of("page", "2"));
        assertThat(action.json().orElseThrow().render(CONTEXT))
                .isEqualTo(Map.of("id", 0L, "at", "2026-11-23", "tags", List.of("a", "uuid"), "1", true));
        assertThat(action.extract()).containsOnlyKeys("order");
        assertThat(action.retry())
                .isEqualTo(new RetryPolicy(
                        4,
                        Set.of(503),
                        true,
                        false,
                        Backoff.EXPONENTIAL,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(50),
                        Duration.ofMillis(150)));
        assertThat(action.isOk(204)).isTrue();
        assertThat(action.isOk(409)).isTrue();
        assertThat(action.isOk(400)).isFalse();
    }

    @Test
    void anHttpActionSendsOnceAndNothingMoreThanItSays() {
        HttpAction action = (HttpAction) firstAction("- {name: a, type: http, service: api, method: GET, path: /}");

        assertThat(action.retry()).isEqualTo(RetryPolicy.NONE);
        assertThat(action.json()).isEmpty();
        assertThat(action.headers()).isEmpty();
        assertThat(action.okStatus()).isEmpty();
    }

    @Test
    void aWaitHasDefaultsAndTakesFractionsOfSeconds() {
        String wait = "- {name: w, type: wait, service: api, path: /, expect: {status_code: 200}";

        WaitAction plain = (WaitAction) firstAction(wait + "}");
        WaitAction hasty = (WaitAction) firstAction(wait + ", interval_seconds: 0.05, timeout_seconds: '1.5'}");

        assertThat(plain.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(plain.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(plain.method().source()).isEqualTo("GET");
        assertThat(hasty.interval()).isEqualTo(Duration.ofMillis(50));
        assertThat(hasty.timeout()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void pausesDoubleUpToTheirLimit() {
        RetryPolicy growing = new RetryPolicy(
                9,
                Set.of(),
                false,
                false,
                Backoff.EXPONENTIAL,
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(350));
        RetryPolicy fixed = new RetryPolicy(
                9, Set.of(), false, false, Backoff.FIXED, Duration.ofMillis(7), Duration.ZERO, Duration.ZERO);

        assertThat(List.of(growing.pauseAfter(1), growing.pauseAfter(2), growing.pauseAfter(3)))
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(350));
        assertThat(growing.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMillis(350));
        assertThat(fixed.pauseAfter(5)).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void mergeKeysAndAliasesWork() {
        HttpAction action = (HttpAction) firstAction("""
                - &base {name: a, type: http, service: api, method: GET, path: /a, headers: &h {X-A: 1}}
                - {<<: *base, path: /b, json: *h}
                """, 1);

        assertThat(action.path().source()).isEqualTo("/b");
        assertThat(action.headers()).containsKey("X-A");
        assertThat(action.json().orElseThrow().source()).isEqualTo(Map.of("X-A", 1));
    }

    @Test
    void serviceHeadersContainTheDefaultOnesWithoutRegardToCase() {
        SutConfig sut = files.sut("""
                        name: shop
                        default_headers: {Accept: text/plain, X-Tenant: "{{env.TENANT | default: acme }}"}
                        services:
                          api: {base_url: "HTTP://LocalHost:80/Api//", headers: {accept: application/json}, timeout_seconds: 0.5}
                          mail: {http: {base_url: "https://mail"}}
                        """).scenario("s.yaml", "id: s").load().sut();

        ServiceConfig api = sut.services().get("api");
        assertThat(api.baseUrl()).isEqualTo(URI.create("http://localhost:80/Api"));
        assertThat(api.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(rendered(api.headers())).isEqualTo(Map.of("accept", "application/json", "X-Tenant", "acme"));
        assertThat(sut.services().get("mail").timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(sut.profile()).isEmpty();
    }

    @Test
    void aProfileMergesHeadersAndReplacesTheRest() {
        files.sut("""
                        name: shop
                        default_headers: {X-A: base, X-B: base}
                        services:
                          api: {base_url: "http://base", headers: {X-C: base}, timeout_seconds: 5}
                        profiles:
                          ci: {default_headers: {x-a: ci}, services: {api: {base_url: "http://ci", headers: {X-D: ci}}}}
                          slow: {services: {api: {http: {timeout_seconds: 60}}}}
                        default_profile: slow
                        """).scenario("s.yaml", "id: s");

        ServiceConfig byDefault = files.load().sut().services().get("api");
        SutConfig ci = files.profile("ci").load().sut();

        assertThat(byDefault.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(byDefault.baseUrl()).isEqualTo(URI.create("http://base"));
        assertThat(ci.profile()).contains("ci");
        assertThat(ci.services().get("api").baseUrl()).isEqualTo(URI.create("http://ci"));
        assertThat(ci.services().get("api").timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rendered(ci.services().get("api").headers()))
                .isEqualTo(Map.of("x-a", "ci", "X-B", "base", "X-C", "base", "X-D", "ci"));
    }

    @Test
    void environmentVariablesStandForNumbersAndTextsButNeverForTemplates() {
        String action =
                "- {name: a, type: http, service: api, method: GET, path: '/{{env.X}}', retry: {max_attempts: '{{env.N}}'}}";

        HttpAction read =
                (HttpAction) firstAction(files.env("X", "a$1\\b").env("N", "7").flow(action), 0);
        assertThat(read.path().renderText(CONTEXT)).isEqualTo("/a$1\\b");
        assertThat(read.retry().maxAttempts()).isEqualTo(7);

        assertThat(files.env("X", "{{uuid}}").problems())
                .singleElement()
                .asString()
                .contains("which a template would take for code");
    }

    @Test
    void aVariableThatIsNullIsNotSet() {
        files.env("X", null).scenario("s.yaml", "{id: s, description: '{{env.X | default:none}}'}");

        assertThat(files.load().scenarios().get(0).description()).isEqualTo("none");
    }

    @Test
    void theNamesThatAGateCanSelectAreKnown() {
        ScenarioSet set =
                files.scenario("a.yaml", """
                id: a
                flow:
                  - {name: get, type: http, service: api, method: GET, path: /}
                  - {name: get, type: http, service: api, method: GET, path: /}
                  - {name: is ok, type: assert, expect: {status_code: 200}}
                assertions:
                  - {name: at last, type: assert, expect: {expression: "true"}}
                """).scenario("b.yaml", "id: b").load();

        assertThat(set.scenarioIds()).containsExactly("a", "b");
        assertThat(set.stepNames()).containsExactly("get", "is ok");
        assertThat(set.serviceNames()).containsExactly("api");
        assertThat(set.assertionNames()).containsExactly("at last", "is ok");
    }

    @Test
    void theScenarioOfAnInstanceDependsOnSeedAndIndexAlone() {
        ScenarioSet set =
                files.scenario("a.yaml", "id: a").scenario("b.yaml", "id: b").load();

        assertThat(set.pick(0, 0).id()).isEqualTo("b");
        assertThat(set.pick(0, 1).id()).isEqualTo("a");
        assertThat(set.pick(1, 0)).isSameAs(set.pick(0, 1));
    }

    private Action firstAction(String flow) {
        return firstAction(flow, 0);
    }

    private Action firstAction(String flow, int index) {
        return firstAction(files.flow(flow), index);
    }

    private static Action firstAction(ConfigFiles files, int index) {
        return files.load().scenarios().get(0).flow().get(index);
    }

    private static Map<String, String> rendered(Map<String, Template> templates) {
        return templates.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().renderText(CONTEXT)));
    }
}
