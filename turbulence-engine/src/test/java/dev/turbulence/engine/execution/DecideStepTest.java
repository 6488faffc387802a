package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DecideStepTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void write() throws Exception {
        project = new Project(folder).api("http://127.0.0.1:9").policies("""
                policies:
                - persona_id: careful
                  decisions:
                    payment: {options: {card: 3, cash: 1, never: 0}}
                    answer: {options: {yes: "1.5", no: 0}}
                  data: {age: 40}
                - persona_id: bold
                  decisions:
                    payment: {options: {loan: 1}}
                """);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theChoiceIsAVariableAndOnRecord(Storage storage) throws Exception {
        project.scenario("one", """
                entry: {persona: bold}
                flow:
                - {name: ask, type: decide, decision: answer}
                - {name: pay, type: decide, decision: payment, output_var: payment, policy_ref: "{{ entry.persona }}"}
                - name: taken
                  type: assert
                  expect: {expression: "decision_result == 'yes' and payment == 'loan'"}
                """);

        try (StoredRun run = project.store(RunOptions.of(1, 1, 42), storage)) {
            assertThat(run.instances().one().passed()).isTrue();
            Step pay = run.steps().named("pay").one();
            assertThat(pay.type()).isEqualTo("decide");
            assertThat(pay.isLatencySample()).isFalse();
            JsonNode decision = pay.observation().tree().at("/metadata/turbulence_maven/decision");
            assertThat(decision)
                    .hasToString("{\"persona_id\":\"bold\",\"name\":\"payment\",\"option\":\"loan\","
                            + "\"output_var\":\"payment\"}");
        }
    }

    @Test
    void choicesFollowTheWeightsAndDependOnSeedInstanceAndStepAlone() throws Exception {
        project.scenario("one", """
                flow:
                - {name: first, type: decide, decision: payment}
                - {name: second, type: decide, decision: payment}
                """);
        Map<String, String> alone = choices(1, 7);

        assertThat(choices(50, 7)).isEqualTo(alone);
        assertThat(choices(50, 8)).isNotEqualTo(alone);
        assertThat(alone).hasSize(400);
        List<String> cards = alone.values().stream().filter("card"::equals).toList();
        assertThat(cards).hasSizeBetween(260, 340);
        assertThat(alone.values()).containsOnly("card", "cash");
        long alike = alone.keySet().stream()
                .filter(key -> key.endsWith("first"))
                .filter(key -> alone.get(key).equals(alone.get(key.replace("first", "second"))))
                .count();
        assertThat(alike).as("two steps of an instance do not decide alike").isLessThan(180);
    }

    @Test
    void aPersonaThatIsNotThereIsAnErrorOfTheInstance() throws Exception {
        project.scenario("one", """
                entry: {persona: bald}
                flow:
                - {name: ask, type: decide, decision: payment, policy_ref: "{{ entry.persona }}"}
                """);

        assertThat(project.playOne().instance().get("error").asText())
                .isEqualTo("Step 'ask': there is no policy `bald`; did you mean `bold`?");
    }

    private Map<String, String> choices(int parallel, long seed) {
        try (StoredRun run = project.store(RunOptions.of(200, parallel, seed), Storage.JSONL)) {
            Map<String, String> choices = new TreeMap<>();
            run.steps()
                    .list()
                    .forEach(step -> choices.put(
                            step.instanceId() + " " + step.name(),
                            step.observation()
                                    .tree()
                                    .at("/metadata/turbulence_maven/decision/option")
                                    .asText()));
            return choices;
        }
    }
}
