package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.execution.Project.Recorded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InstanceWalkTest {

    private static final String GET = "- {name: %s, type: http, service: api, method: GET, path: /%s}\n";
    private static final String BAD = GET.formatted("bad", "bad");
    /** A step that is ok and does not set the variable that the scenario goes on to use. */
    private static final String LOOKS_IN_VAIN = """
            - {name: good, type: http, service: api, method: GET, path: /good, extract: {nowhere: $.nowhere}}
            """;

    private static final String GOOD = GET.formatted("good", "good");

    @TempDir
    Path folder;

    private TestService service;
    private Project project;

    @BeforeEach
    void start() throws Exception {
        service = TestService.answering(call -> call.json(call.path().equals("/bad") ? 500 : 200, "{\"n\": 3}"));
        project = new Project(folder).api(service.url());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void anAssertIsAStepAndAnAssertion() throws Exception {
        Recorded run = project.scenario("one", "flow:\n" + GOOD + """
                        - {name: three, type: assert, expect: {jsonpath: $.n, equals: 3}}
                        - {name: four, type: assert, expect: {jsonpath: $.n, equals: 4}}
                        """).playOne();

        assertThat(names(run.steps(), "step_name")).containsExactly("good", "three", "four");
        assertThat(names(run.steps(), "step_index")).containsExactly("0", "1", "2");
        assertThat(run.observation(1).get("ok").asBoolean()).isTrue();
        assertThat(run.observation(1).get("body").isNull()).isTrue();
        assertThat(run.observation(1).get("service").isNull()).isTrue();
        assertThat(run.observation(2).get("ok").asBoolean()).isFalse();
        assertThat(names(run.assertions(), "assertion_name")).containsExactly("three", "four");
        assertThat(names(run.assertions(), "step_index")).containsExactly("1", "2");
        JsonNode failed = run.assertions().get(1);
        assertThat(failed.get("passed").asBoolean()).isFalse();
        assertThat(failed.get("expected").asInt()).isEqualTo(4);
        assertThat(failed.get("actual").asInt()).isEqualTo(3);
        assertThat(failed.get("message").asText()).isNotEmpty();
        assertThat(run.instance().get("passed").asBoolean()).isFalse();
        assertThat(run.instance().get("error").isNull()).isTrue();
    }

    @Test
    void finalAssertionsAreNumberedAfterTheSteps() throws Exception {
        Recorded run = project.scenario("one", "flow:\n" + GOOD + """
                        assertions:
                        - {name: status, expect: {status_code: 200}}
                        - {name: wrong, expect: {status_code: 201}}
                        """).playOne();

        assertThat(names(run.assertions(), "step_index")).containsExactly("1", "2");
        assertThat(names(run.assertions(), "passed")).containsExactly("true", "false");
        assertThat(run.steps()).hasSize(1);
        assertThat(run.instance().get("passed").asBoolean()).isFalse();
    }

    @Test
    void aFailedStepDoesNotEndTheWalkByItself() throws Exception {
        Recorded run = project.scenario("one", "flow:\n" + BAD + GOOD).playOne();

        assertThat(names(run.steps(), "step_name")).containsExactly("bad", "good");
        assertThat(run.instance().get("passed").asBoolean()).isFalse();
    }

    @Test
    void anyActionFailsStopsTheFlowButNotTheFinalAssertions() throws Exception {
        Recorded run = project.scenario("one", "stop_when: {any_action_fails: true}\nflow:\n" + BAD + GOOD + """
                        assertions:
                        - {name: status, expect: {status_code: 500}}
                        """)
                .playOne();

        assertThat(names(run.steps(), "step_name")).containsExactly("bad");
        assertThat(run.assertions()).hasSize(1);
        assertThat(run.assertions().get(0).get("passed").asBoolean()).isTrue();
        assertThat(run.assertions().get(0).get("step_index").asInt()).isEqualTo(1);
    }

    @Test
    void anyAssertionFailsStopsTheFlow() throws Exception {
        Recorded run = project.scenario("one", "stop_when: {any_assertion_fails: true}\nflow:\n" + GOOD + """
                        - {name: wrong, type: assert, expect: {status_code: 201}}
                        """ + GOOD)
                .playOne();

        assertThat(names(run.steps(), "step_name")).containsExactly("good", "wrong");
    }

    @Test
    void maxStepsEndsTheInstanceWithAnError() throws Exception {
        Recorded run = project.scenario("one", "max_steps: 2\nflow:\n" + GOOD + GOOD + GET.formatted("third", "x"))
                .playOne();

        assertThat(run.steps()).hasSize(2);
        assertThat(run.instance().get("passed").asBoolean()).isFalse();
        assertThat(run.instance().get("error").asText())
                .isEqualTo("The scenario's max_steps of 2 is used up before step 'third'");
    }

    @Test
    void exactlyMaxStepsIsNoError() throws Exception {
        Recorded run =
                project.scenario("one", "max_steps: 2\nflow:\n" + GOOD + GOOD).playOne();

        assertThat(run.instance().get("passed").asBoolean()).isTrue();
    }

    @Test
    void anUnknownVariableIsAnErrorAndTheStepIsOnRecord() throws Exception {
        Recorded run =
                project.scenario("one", "flow:\n" + LOOKS_IN_VAIN + """
                        - {name: lost, type: http, service: api, method: GET, path: "/{{nowhere}}"}
                        """ + GOOD).playOne();

        assertThat(names(run.steps(), "step_name")).containsExactly("good", "lost");
        assertThat(run.observation(1).get("ok").asBoolean()).isFalse();
        assertThat(run.observation(1).at("/errors/0").asText()).contains("nowhere");
        assertThat(run.instance().get("error").asText()).contains("Step 'lost'", "nowhere", "instance_id");
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void anUnknownVariableInTheEntryIsAnErrorToo() throws Exception {
        Recorded run = project.scenario("one", "entry: {seed_data: {a: \"{{run_id.nowhere}}\"}}\nflow:\n" + GOOD)
                .playOne();

        assertThat(run.steps()).isEmpty();
        assertThat(run.instance().get("error").asText()).startsWith("entry: ").contains("nowhere");
        assertThat(run.instance().at("/entry_data/seed_data/a").asText()).isEqualTo("{{run_id.nowhere}}");
    }

    @Test
    void anUnknownVariableInAFinalAssertionIsAFailedAssertionAndAnError() throws Exception {
        Recorded run = project.scenario("one", "flow:\n" + GOOD + """
                        assertions:
                        - {name: lost, expect: {expression: "entry.nowhere == 1"}}
                        - {name: status, expect: {status_code: 200}}
                        """).playOne();

        assertThat(names(run.assertions(), "passed")).containsExactly("false", "true");
        assertThat(run.assertions().get(0).get("message").asText()).contains("nowhere");
        assertThat(run.instance().get("error").asText()).contains("Assertion 'lost'", "nowhere");
    }

    @Test
    void anAssertThatCannotBeEvaluatedIsAFailedAssertionAndAnError() throws Exception {
        Recorded run = project.scenario("one", "flow:\n" + GOOD + """
                        - {name: lost, type: assert, expect: {expression: "entry.nowhere == 1"}}
                        """ + GOOD).playOne();

        assertThat(names(run.steps(), "step_name")).containsExactly("good", "lost");
        assertThat(names(run.assertions(), "passed")).containsExactly("false");
        assertThat(run.instance().get("error").asText())
                .startsWith("Step 'lost': ")
                .contains("nowhere");
    }

    @Test
    void anExtractThatCannotBeEvaluatedKeepsTheResponseOnRecord() throws Exception {
        Recorded run = project.scenario("one", """
                        flow:
                        - {name: go, type: http, service: api, method: GET, path: /good, extract: {x: "$.{{entry.nowhere}}"}}
                        """).playOne();

        assertThat(run.observation(0).get("ok").asBoolean()).isFalse();
        assertThat(run.observation(0).get("status_code").asInt()).isEqualTo(200);
        assertThat(run.observation(0).at("/body/n").asInt()).isEqualTo(3);
        assertThat(run.instance().get("error").asText())
                .startsWith("Step 'go': ")
                .contains("nowhere");
    }

    @Test
    void entryDataAreRenderedOncePerInstance() throws Exception {
        Recorded run = project.scenario(
                        "one",
                        "entry: {seed_data: {a: \"x-{{instance_index}}\"}, extra: [1]}\nflow:\n"
                                + "- {name: go, type: http, service: api, method: GET, path: '/{{entry.seed_data.a}}'}\n")
                .playOne();

        assertThat(service.received().get(0).target()).isEqualTo("/x-0");
        assertThat(run.instance().get("entry_data"))
                .hasToString("{\"seed_data\":{\"a\":\"x-0\"},\"extra\":[1],\"_turbulence\":{\"index\":0}}");
    }

    private static List<String> names(List<JsonNode> records, String key) {
        return records.stream().map(record -> record.get(key).asText()).toList();
    }
}
