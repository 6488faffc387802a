package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.execution.Project.Recorded;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is built to explode fails its own instance, in bounded time, and says why. */
@Timeout(60)
class BoundedTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ x | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson"
                        + " | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson"
                        + " | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson | tojson }}",
                "{{ x | replace('a', y) | replace('a', y) | replace('a', y) | replace('a', y) | replace('a', y) }}",
                "{{ x | replace('', y) | replace('', y) | replace('', y) | replace('', y) }}",
                "{{ range(10000) | join(range(10000) | join) }}",
                "{{ '1e999999999' | int }}",
                "{{ 1.5 | round(2000000000) }}",
                "{{ range(100000000) }}",
            })
    void aTemplateThatExplodesFailsItsInstance(String template) throws Exception {
        Recorded run = new Project(folder)
                .api("http://127.0.0.1:9")
                .scenario("one", """
                entry: {x: '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"', y: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}
                flow:
                - name: boom
                  type: http
                  service: api
                  method: POST
                  path: /
                  json: "%s"
                """.formatted(
                                template.replace(" x ", " entry.x ").replace(" y)", " entry.y)")))
                .playOne();

        JsonNode error = run.instance().get("error");
        assertThat(error.asText()).startsWith("Step 'boom': in `").containsAnyOf("longer than", "too large", "at most");
    }

    @Test
    void aBodyNestedTooDeepIsText() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        try (TestService service = TestService.answering(deep)) {
            Recorded run =
                    new Project(folder).api(service.url()).scenario("one", """
                    flow:
                    - {name: get, type: http, service: api, method: GET, path: /, extract: {x: "$[0]"}}
                    - {name: use, type: assert, expect: {schema: {type: array}}}
                    - {name: need, type: http, service: api, method: GET, path: "/{{ x }}"}
                    """).playOne();

            assertThat(run.observation(0).get("body").isTextual()).isTrue();
            assertThat(run.observation(0).at("/errors/0").asText()).contains("'x' was not found");
            assertThat(run.assertions().get(0).get("passed").asBoolean()).isFalse();
            assertThat(run.instance().get("error").asText()).contains("unknown variable `x`");
        }
    }

    /** Their exponents are more than any decimal number of the JDK can have. */
    @Test
    void numbersBeyondAllMeasureAreBorne() throws Exception {
        String body = "{\"big\":1e6666666666,\"small\":[66.6e-6666666666666],\"password\":-2E+99999999999}";
        try (TestService service = TestService.answering(body)) {
            Recorded run =
                    new Project(folder).api(service.url()).scenario("one", """
                    flow:
                    - name: get
                      type: http
                      service: api
                      method: GET
                      path: /
                      extract: {big: "$.big", small: "$.small", all: "$"}
                    - {name: use, type: http, service: api, method: POST, path: "/{{ big }}", json: {small: "{{ small }}"}}
                    - {name: check, type: assert, expect: {jsonpath: "$.big", equals: 1}}
                    - {name: again, type: assert, expect: {jsonpath: "$.small[0]", equals: 0}}
                    """).playOne();

            assertThat(run.instance().get("error").isNull())
                    .as(run.instance().toString())
                    .isTrue();
            assertThat(run.observation(0)
                            .at("/metadata/turbulence_maven/extracted/small/0")
                            .asDouble())
                    .isZero();
            assertThat(run.assertions()).hasSize(2);
        }
    }

    @Test
    void aPatternOfASchemaThatNeverEndsFailsItsInstance() throws Exception {
        try (TestService service = TestService.answering("\"" + "a".repeat(5000) + "!\"")) {
            Recorded run =
                    new Project(folder).api(service.url()).scenario("one", """
                    flow:
                    - {name: get, type: http, service: api, method: GET, path: /}
                    - {name: check, type: assert, expect: {schema: {pattern: "(.*a){25}b"}}}
                    """).playOne();

            assertThat(run.instance().get("error").asText())
                    .startsWith("Step 'check': ")
                    .contains("given up", "(.*a){25}b");
        }
    }
}
