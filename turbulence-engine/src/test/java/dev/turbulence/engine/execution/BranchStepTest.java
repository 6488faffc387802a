package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conditions and branches, as the stored run shows them. */
@Timeout(60)
class BranchStepTest {

    private static final RunOptions ONE = RunOptions.of(1, 1, 42);

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

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aBranchIsAStepAndItsArmFollows(Storage storage) throws Exception {
        project.scenario("one", """
                flow:
                - {name: first, type: http, service: api, method: GET, path: /a}
                - name: large
                  type: branch
                  condition: "{{ last_response.body.n }} > 2 and '{{ instance_index }}' == '0'"
                  if_true:
                  - {name: inner, type: http, service: api, method: GET, path: /b}
                  - name: nested
                    type: branch
                    condition: body['n'] > 5
                    if_true:
                    - {name: never, type: http, service: api, method: GET, path: /c}
                  if_false:
                  - {name: other, type: http, service: api, method: GET, path: /d}
                - {name: last, type: assert, expect: {status_code: 200}}
                """);

        try (StoredRun run = project.store(ONE, storage)) {
            List<Step> steps = run.steps().list();
            assertThat(steps).extracting(Step::name).containsExactly("first", "large", "inner", "nested", "last");
            assertThat(steps).extracting(Step::index).containsExactly(0, 1, 2, 3, 4);
            assertThat(steps).extracting(Step::type).containsExactly("http", "branch", "http", "branch", "assert");
            assertThat(steps).extracting(Step::ok).containsOnly(true);
            JsonNode large = steps.get(1).observation().tree();
            assertThat(large.get("branch_condition").asText()).contains("last_response.body.n");
            assertThat(large.get("branch_result").asBoolean()).isTrue();
            assertThat(large.get("branch_taken").asText()).isEqualTo("if_true");
            assertThat(large.get("condition_skipped").asBoolean()).isFalse();
            JsonNode nested = steps.get(3).observation().tree();
            assertThat(nested.get("branch_result").asBoolean()).isFalse();
            assertThat(nested.get("branch_taken").asText()).isEqualTo("if_false");
            assertThat(instance(run).passed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aSkippedStepIsOnRecordAndNoLatencySample(Storage storage) throws Exception {
        project.scenario("one", """
                flow:
                - {name: ask, type: http, service: api, method: GET, path: /a}
                - {name: pay, type: http, service: api, method: GET, path: /pay, condition: "last_response.body.n > 3"}
                - {name: poll, type: wait, service: api, path: /p, condition: false, expect: {status_code: 200}}
                - {name: check, type: assert, condition: "body.missing is defined", expect: {status_code: 500}}
                - {name: done, type: assert, condition: yes, expect: {status_code: 200}}
                """);

        try (StoredRun run = project.store(ONE, storage)) {
            assertThat(service.received()).hasSize(1);
            List<Step> steps = run.steps().list();
            assertThat(steps).extracting(Step::skipped).containsExactly(false, true, true, true, false);
            assertThat(steps).extracting(Step::index).containsExactly(0, 1, 2, 3, 4);
            assertThat(steps).extracting(Step::isLatencySample).containsExactly(true, false, false, false, false);
            JsonNode pay = steps.get(1).observation().tree();
            assertThat(pay.get("ok").asBoolean()).isTrue();
            assertThat(pay.get("condition_skipped").asBoolean()).isTrue();
            assertThat(pay.at("/metadata/turbulence_maven/condition").asText()).isEqualTo("last_response.body.n > 3");
            assertThat(run.assertions().list()).extracting(a -> a.name()).containsExactly("done");
            assertThat(run.steps().latency().count()).isEqualTo(1);
            assertThat(instance(run).passed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void anErrorInAConditionIsAnErrorOfTheInstance(Storage storage) throws Exception {
        project.scenario("one", """
                flow:
                - {name: go, type: http, service: api, method: GET, path: /a, condition: "entry.nowhere == 1"}
                - {name: after, type: http, service: api, method: GET, path: /b}
                """);

        try (StoredRun run = project.store(ONE, storage)) {
            assertThat(service.received()).isEmpty();
            assertThat(run.steps().list()).singleElement().satisfies(step -> {
                assertThat(step.name()).isEqualTo("go");
                assertThat(step.ok()).isFalse();
                assertThat(step.observation().errors())
                        .singleElement()
                        .asString()
                        .contains("nowhere");
            });
            assertThat(instance(run).error()).startsWith("Step 'go': ").contains("nowhere");
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aFailureInABranchStopsWhatFollowsIt(Storage storage) throws Exception {
        project.scenario("one", """
                stop_when: {any_action_fails: true}
                flow:
                - name: fork
                  type: branch
                  condition: "true"
                  if_true:
                  - name: inner
                    type: branch
                    condition: "1 == 1"
                    if_true:
                    - {name: bad, type: http, service: api, method: GET, path: /bad}
                    - {name: inArm, type: http, service: api, method: GET, path: /a}
                - {name: outside, type: http, service: api, method: GET, path: /b}
                assertions:
                - {name: final, expect: {status_code: 500}}
                """);

        try (StoredRun run = project.store(ONE, storage)) {
            assertThat(run.steps().list()).extracting(Step::name).containsExactly("fork", "inner", "bad");
            assertThat(run.assertions().list())
                    .singleElement()
                    .satisfies(a -> assertThat(a.stepIndex()).isEqualTo(3));
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void stepsInBranchesCountForMaxSteps(Storage storage) throws Exception {
        project.scenario("one", """
                max_steps: 2
                flow:
                - name: fork
                  type: branch
                  condition: 1
                  if_true:
                  - {name: a, type: http, service: api, method: GET, path: /a}
                  - {name: b, type: http, service: api, method: GET, path: /b}
                """);

        try (StoredRun run = project.store(ONE, storage)) {
            assertThat(run.steps().list()).extracting(Step::name).containsExactly("fork", "a");
            assertThat(instance(run).error()).isEqualTo("The scenario's max_steps of 2 is used up before step 'b'");
        }
    }

    private static Instance instance(StoredRun run) {
        return run.instances().one();
    }
}
