package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.LastResponse;
import dev.turbulence.engine.vectors.KnownDifferences;
import dev.turbulence.engine.vectors.Vectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Python tool took or refused, we take or refuse, but where the list of known differences says otherwise. */
class ConfigVectorsTest {
    private static final String ACCEPTED = "accepted";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    /** JSON is YAML, so the inputs of the vectors are files as they stand. */
    @ParameterizedTest
    @MethodSource("configurations")
    void configuration(Map<String, Object> vector) throws JsonProcessingException {
        boolean sut = vector.get("kind").equals("sut");
        String input = JSON.writeValueAsString(vector.get("input"));
        ConfigFiles files = new ConfigFiles(folder);
        if (sut) {
            files.sut(input).scenario("s.yaml", "id: s");
        } else {
            files.scenario("s.yaml", input);
        }
        String ours = ACCEPTED;
        try {
            ScenarioSet set = files.load();
            if (vector.containsKey("normalized")) {
                assertThat(defaults(sut, set)).isEqualTo(defaults(sut, Vectors.map(vector.get("normalized"))));
            }
        } catch (ConfigurationException e) {
            ours = Vectors.REFUSED;
        }
        String theirs = Boolean.TRUE.equals(vector.get("ok")) ? ACCEPTED : Vectors.REFUSED;
        KnownDifferences.compare("config_validation.json", input, theirs, ours);
    }

    /** What the file does not have to say. */
    private static List<Object> defaults(boolean sut, ScenarioSet set) {
        if (sut) {
            return List.of(
                    set.sut().name(), set.serviceNames(), set.sut().profile().orElse("none"));
        }
        Scenario scenario = set.scenarios().get(0);
        StopWhen stop = scenario.stopWhen();
        return List.of(
                scenario.id(),
                scenario.description(),
                scenario.maxSteps(),
                stop.anyActionFails(),
                stop.anyAssertionFails(),
                scenario.flow().size(),
                scenario.assertions().size());
    }

    private static List<Object> defaults(boolean sut, Map<String, Object> normalized) {
        if (sut) {
            Object profile = normalized.get("default_profile");
            return List.of(
                    normalized.get("name"),
                    Vectors.map(normalized.get("services")).keySet(),
                    profile == null ? "none" : profile);
        }
        Map<String, Object> stop = Vectors.map(normalized.get("stop_when"));
        return List.of(
                normalized.get("id"),
                normalized.get("description"),
                normalized.get("max_steps"),
                stop.get("any_action_fails"),
                stop.get("any_assertion_fails"),
                ((List<?>) normalized.get("flow")).size(),
                ((List<?>) normalized.get("assertions")).size());
    }

    static Stream<Map<String, Object>> configurations() {
        return Vectors.list("config_validation.json").stream();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void environment(Map<String, Object> vector) {
        Map<String, String> environment = new HashMap<>();
        Vectors.map(Vectors.file("env_vars.json").get("env")).forEach((name, value) -> {
            if (value != null) {
                environment.put(name, (String) value);
            }
        });
        List<String> problems = new ArrayList<>();

        String filled =
                new Environment(environment).fill((String) vector.get("in"), (part, message) -> problems.add(message));

        String theirs = vector.containsKey("error") ? Vectors.REFUSED : (String) vector.get("out");
        String ours = problems.isEmpty() ? filled : Vectors.REFUSED;
        KnownDifferences.compare("env_vars.json", (String) vector.get("in"), theirs, ours);
    }

    static Stream<Map<String, Object>> environments() {
        return Vectors.cases("env_vars.json").stream();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void condition(Map<String, Object> vector) {
        String source = (String) vector.get("condition");
        InstanceContext context = context(Vectors.file("conditions.json").get("context"));
        String theirs = vector.containsKey("result") ? vector.get("result").toString() : Vectors.ERROR;

        String ours = Vectors.answer(() -> Condition.compile(source).holds(context));

        KnownDifferences.compare("conditions.json", source, theirs, ours);
    }

    static Stream<Map<String, Object>> conditions() {
        return Vectors.cases("conditions.json").stream();
    }

    @ParameterizedTest
    @MethodSource("assertions")
    void assertion(Map<String, Object> vector) {
        Map<String, Object> expect = Vectors.map(vector.get("expect"));
        Map<String, Object> theirs = Vectors.map(vector.getOrDefault("direct", vector.get("as_run")));
        InstanceContext context = context(Vectors.file("assertions.json").get("context"));
        InstanceContext given = vector.containsKey("no_last_response") ? InstanceContext.of(Map.of()) : context;

        String ours = check(expect, given);

        KnownDifferences.compare("assertions.json", expect + "", String.valueOf(theirs.get("passed")), ours);
    }

    static Stream<Map<String, Object>> assertions() {
        return Vectors.cases("assertions.json").stream();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void waitCondition(Map<String, Object> vector) {
        Map<String, Object> expect = Vectors.map(vector.get("expect"));
        Map<String, Object> file = Vectors.file("wait_conditions.json");
        Map<String, Object> variables =
                Vectors.map(Vectors.file("assertions.json").get("context"));
        InstanceContext context = InstanceContext.of(variables)
                .withLastResponse(
                        new LastResponse((int) vector.get("status"), Map.of("x-mock", "1"), file.get("body")));

        String ours = check(expect, context);

        KnownDifferences.compare(
                "wait_conditions.json", expect + "", String.valueOf(vector.get("condition_met")), ours);
    }

    static Stream<Map<String, Object>> waits() {
        return Vectors.cases("wait_conditions.json").stream();
    }

    private String check(Map<String, Object> expect, InstanceContext context) {
        Expectation expectation;
        try {
            expectation = expectation(expect);
        } catch (ConfigurationException e) {
            return Vectors.REFUSED;
        }
        return Vectors.answer(() -> expectation.check(context).passed());
    }

    private Expectation expectation(Map<String, Object> expect) {
        Map<String, Object> action = Map.of("name", "chk", "type", "assert", "expect", expect);
        try {
            ScenarioSet set = new ConfigFiles(folder)
                    .scenario("s.yaml", JSON.writeValueAsString(Map.of("id", "s", "flow", List.of(action))))
                    .load();
            return ((AssertAction) set.scenarios().get(0).flow().get(0)).expect();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InstanceContext context(Object variables) {
        Map<String, Object> map = Vectors.map(variables);
        Map<String, Object> response = Vectors.map(map.get("last_response"));
        return InstanceContext.of(map)
                .withLastResponse(new LastResponse(200, Map.of("x-mock", "1"), response.get("body")));
    }
}
