package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable that no earlier step can have set is found before anything is sent; one that any step may have set is not. */
class UnsetVariablesTest {
    private static final String LOGIN =
            "- {name: login, type: http, service: api, method: POST, path: /login, extract: {token: $.token}}\n";

    @TempDir
    private Path folder;

    private ConfigFiles files;

    @BeforeEach
    void writeSoundFiles() {
        files = new ConfigFiles(folder);
    }

    @Test
    void theCaretStandsUnderWhatIsToBlame() {
        files.flow(LOGIN + """
                - name: orders
                  type: http
                  service: api
                  method: POST
                  path: /orders/{{ token }}/{{ toekn }}
                  json: {tokens: [a, "{{ token }}-{{ tokens }}"]}
                  condition: status_code == 200 and status == 'ok'
                """);

        assertThat(files.refusal().getMessage().replace(System.lineSeparator(), "\n"))
                .contains("""
                        :8:31: no earlier step can have set `toekn`; did you mean `token`?
                                path: /orders/{{ token }}/{{ toekn }}
                                                          ^
                        """)
                .contains("""
                        :9:37: no earlier step can have set `tokens`; did you mean `token`?
                                json: {tokens: [a, "{{ token }}-{{ tokens }}"]}
                                                                ^
                        """)
                .contains(":10:39: no earlier step can have set `status`; did you mean `status_code`?")
                .startsWith("3 problems in 1 file:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a, type: http, service: api, method: '{{ later }}', path: /}",
                "{name: a, type: http, service: api, method: GET, path: '/{{ later }}', extract: {later: $.id}}",
                "{name: a, type: http, service: api, method: GET, path: /, headers: {X: '{{ later }}'}}",
                "{name: a, type: http, service: api, method: GET, path: /, query: {x: '{{ later }}'}}",
                "{name: a, type: http, service: api, method: GET, path: /, body: [{x: '{% if later %}1{% endif %}'}]}",
                "{name: a, type: http, service: api, method: GET, path: /, extract: {x: \"$['{{ later }}']\"}}",
                "{name: a, type: wait, service: api, path: /, expect: {expression: body.id == later}}",
                "{name: a, type: assert, expect: {jsonpath: $.x, equals: '{{ later }}'}}",
                "{name: a, type: assert, expect: {expression: \"'{{ later }}' == 'x'\"}}",
                "{name: a, type: assert, condition: later, expect: {status_code: 200}}",
                "{name: a, type: branch, condition: later == 1}",
                "{name: a, type: branch, condition: true, if_false: [{name: b, type: assert, expect: {expression: later}}]}"
            })
    void itIsFoundWhereverItStands(String action) {
        assertThat(files.flow(LOGIN + "- " + action + "\n" + LOGIN.replace("token", "later"))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("4:")
                .contains("no earlier step can have set `later`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expression: token == null",
                "expression: missing is defined and missing > 3",
                "expression: missing | default(3) == 3",
                "expression: 'body.id == 1 and headers and context.token'",
                "{jsonpath: $.x, expression: value > 3}",
                "{jsonpath: $.x, equals: '{{ last_response.body.x }}{{ uuid }}{{ entry.seed_data }}'}",
                "{jsonpath: $.x, equals: '{% if missing is defined %}{{ missing }}{% endif %}'}"
            })
    void whatCanBeThereIsTaken(String expect) {
        String check = "- name: check\n  type: assert\n  expect:\n" + expect.indent(4);

        assertThat(files.flow(LOGIN + check).load().scenarios()).hasSize(1);
    }

    @Test
    void eachArmOfABranchHasItsOwnAndAfterwardsThereMayBeBoth() {
        files.flow("""
                - name: fork
                  type: branch
                  condition: instance_index == 0
                  if_true:
                    - {name: a, type: http, service: api, method: GET, path: /, extract: {left: $.x}}
                    - {name: b, type: assert, expect: {expression: left == 1}}
                  if_false:
                    - {name: c, type: assert, expect: {expression: left == 1}}
                    - {name: d, type: decide, decision: pay, output_var: right}
                - {name: e, type: assert, expect: {expression: left == right}}
                """).policies("policies: [{persona_id: p, decisions: {pay: {options: {card: 1}}}}]");

        assertThat(files.problems())
                .singleElement()
                .asString()
                .startsWith("10:")
                .contains("`left`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"condition: token is defined", "condition: (token | default('')) != ''"})
    void aConditionGuardsItsStep(String condition) {
        files.flow("- {name: a, type: http, service: api, method: GET, path: '/{{ token }}', " + condition + "}");

        assertThat(files.load().scenarios()).hasSize(1);
    }

    @Test
    void aConditionGuardsTheArmsOfItsBranch() {
        files.flow("""
                - name: fork
                  type: branch
                  condition: token is defined
                  if_true: [{name: b, type: assert, expect: {expression: token == 1}}]
                """);

        assertThat(files.load().scenarios()).hasSize(1);
    }

    @Test
    void whatIsOnlyThereInExpressionsIsNamedInATemplate() {
        files.flow("- {name: a, type: http, service: api, method: GET, path: '/{{ status_code }}'}");

        assertThat(files.problems())
                .singleElement()
                .asString()
                .contains("`status_code`; in a template write `last_response.status_code`");
    }

    @Test
    void finalAssertionsSeeWhatAnyStepSet() {
        files.scenario("s.yaml", "id: s\nflow:\n" + LOGIN.indent(2) + """
                assertions:
                  - {name: one, expect: {expression: token == 1}}
                  - {name: two, expect: {expression: tokken == 1}}
                """);

        assertThat(files.problems()).singleElement().asString().startsWith("6:").contains("`tokken`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entry: {seed_data: {x: '{{ entry.seed_data.variation.n }}'}} | `entry`",
                "entry: {seed_data: {x: '{{ last_response }}'}} | `last_response`"
            })
    void anEntryHasOnlyWhatEveryInstanceStartsWith(String entry, String name) {
        files.scenario("s.yaml", "id: s\n" + entry);

        assertThat(files.problems()).singleElement().asString().startsWith("2:").contains("set " + name);
    }

    @Test
    void anEntryHasItsVariation() {
        files.scenario("s.yaml", """
                id: s
                entry: {seed_data: {x: "{{ entry.seed_data.variation.n }}"}}
                variation: {parameters: {n: {type: choice, values: [1]}}}
                """);

        assertThat(files.load().scenarios()).hasSize(1);
    }

    @Test
    void headersOfTheSutMayUseWhatAnyScenarioSets() {
        files.sut("""
                name: shop
                default_headers: {Authorization: "Bearer {{ token | default('none') }}", X: "{{ token }}"}
                services: {api: {base_url: "http://localhost", headers: {Y: "{{ toke }}"}}}
                """).flow(LOGIN);

        assertThat(files.problems())
                .singleElement()
                .asString()
                .startsWith("3:62 ")
                .contains("`toke`; did you mean `token`?");
    }

    @Test
    void aMisspeltExtractIsNoReasonToBlameTheStepsAfterIt() {
        files.flow(LOGIN.replace("extract", "extrct")
                + "- {name: a, type: http, service: api, method: GET, path: '/{{ token }}'}");

        assertThat(files.problems()).singleElement().asString().contains("did you mean `extract`?");
    }

    @Test
    void withoutScenariosTheSutIsNotBlamed() {
        files.sut("name: s\ndefault_headers: {X: '{{ token }}'}\nservices: {a: {base_url: 'http://h'}}");

        assertThat(files.problems()).singleElement().asString().contains("has no *.yaml");
    }
}
