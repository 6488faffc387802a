package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody reads who made mistakes. */
class ConfigurationErrorsTest {
    @TempDir
    private Path folder;

    private ConfigFiles files;

    @BeforeEach
    void writeSoundFiles() {
        files = new ConfigFiles(folder);
    }

    @Test
    void tenMistakesInTwoFilesAreShownAtOnce() {
        files.sut("""
                name: shop
                services:
                  api:
                    base_url: "ftp://localhost"
                    time_out: 5
                """).scenario("checkout.yaml", """
                id: checkout
                max_step: 5
                flow:
                  - name: create order
                    type: http
                    service: apy
                    method: POST
                    path: /orders/{{env.TENANT}}
                    json: {quantity: "{{ n if n else 1 }}"}
                    extract: {order_id: "$.items[?(@.x > ]"}
                  - name: wait
                    type: wait
                    service: api
                    path: {{order_path}}
                    expect: {equals: 3}
                  - type: grcp
                    decision: "1 < 2"
                """);

        String message = files.refusal().getMessage().replace(System.lineSeparator(), "\n");

        assertThat(message.replace(folder + Path.of("/").toString(), "")).isEqualTo("""
                10 problems in 2 files:
                sut.yaml:4:15: `base_url`: `ftp://localhost` needs to start with http:// or https://
                        base_url: "ftp://localhost"
                                  ^
                sut.yaml:5:5: unknown key `time_out` in service `api`; did you mean `timeout_seconds`?
                        time_out: 5
                        ^
                scenarios/checkout.yaml:2:1: unknown key `max_step` in a scenario; did you mean `max_steps`?
                    max_step: 5
                    ^
                scenarios/checkout.yaml:6:14: the SUT file has no service `apy`; did you mean `api`?
                        service: apy
                                 ^
                scenarios/checkout.yaml:8:19: environment variable `TENANT` is not set; set it, or write `{{env.TENANT | default:VALUE}}`
                        path: /orders/{{env.TENANT}}
                                      ^
                scenarios/checkout.yaml:9:23: `a if c else b` is not taken; write `c ? a : b`
                        json: {quantity: "{{ n if n else 1 }}"}
                                          ^
                scenarios/checkout.yaml:10:25: variable `order_id`: `$.items[?(@.x > ]` is not a JSONPath: Could not parse token starting at position 7. Expected ?, ', 0-9, *
                        extract: {order_id: "$.items[?(@.x > ]"}
                                            ^
                scenarios/checkout.yaml:14:11: `path` is a text, not a mapping; put quotes around what starts with `{{`
                        path: {{order_path}}
                              ^
                scenarios/checkout.yaml:15:14: `equals` needs a `jsonpath` or a `context_path` beside it, to say what is compared
                        expect: {equals: 3}
                                 ^
                scenarios/checkout.yaml:16:11: there is no action type `grcp`; did you mean `grpc`?
                      - type: grcp
                              ^""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: a, type: branch}                                               | `condition` is missing
            {name: a, type: branch, condition: 'x if y else z'}                   | write `c ? a : b`
            {name: a, type: branch, condition: true, if_tru: []}                   | did you mean `if_true`?
            {name: a, type: branch, condition: true, if_true: {}}                  | is a list, not a mapping
            {name: a, type: branch, condition: true, if_true: [{name: b, type: htp}]} | did you mean `http`?
            {name: a, type: assert, condition: '{% if x %}1{% endif %}', expect: {status_code: 200}} | `condition`:
            {name: a, type: decide, decision: d}                                  | name their file with `turbulence.policies`
            {name: a, type: grpc, service: api, method: S/M}                      | service `api` speaks http, this action speaks grpc
            {name: a, type: assert, expect: {schema: {type: objekt}}}             | no JSON Schema: at $.type
            {name: a, type: assert, expect: {json_schema: {$ref: nowhere.json}}}  | `$ref` leads to %/scenarios/nowhere.json, which does not exist
            {name: a, type: assert, expect: {schema: {$ref: 'http://h/x.json'}}}  | never to the network
            {name: a, type: assert, expect: {schema: order.json}}                 | a schema is a mapping
            {name: a, type: assert, expect: {schema: {}, json_schema: {}}}        | mean the same
            {name: a, type: assert, expect: {schema: {const: '{{ x'}}}            | is not closed
            {name: a, type: asert, expect: {}}                                    | did you mean `assert`?
            {type: assert, expect: {status_code: 200}}                            | `name` is missing
            {name: '{{x}}', type: assert, expect: {status_code: 200}}             | `name` is a fixed name
            {name: a, type: assert}                                               | `expect` is missing
            {name: a, type: assert, expect: {}}                                   | `expect` is empty
            {name: a, type: assert, expect: {schema: null}}                       | `expect` is empty
            {name: a, type: assert, expect: {equals: null}}                       | `equals` needs a `jsonpath`
            {name: a, type: assert, expect: {contains: x}}                        | `contains` needs a `jsonpath`
            {name: a, type: assert, expect: {status_code: true}}                  | is a whole number, not `true`
            {name: a, type: assert, expect: {status_code: 20}}                    | is 100 to 599, or after a grpc action 0 to 16, not 20
            {name: a, type: assert, expect: {status_code: 200.5}}                 | is a whole number, not 200.5
            {name: a, type: http, service: api, method: G T, path: /}             | `G T` is not an HTTP method
            {name: a, type: http, service: api, method: GET}                      | `path` is missing
            {name: a, type: http, service: api, method: GET, path: /, headers: {'a b': c}}   | not a header name
            {name: a, type: http, service: api, method: GET, path: /, headers: {A: 1, a: 2}} | given twice, as `A`
            {name: a, type: http, service: api, method: GET, path: /, json: 1, body: 2}      | mean the same
            {name: a, type: http, service: api, method: GET, path: /, retry: {backoff: x}}   | `fixed` or `exponential`
            {name: a, type: http, service: api, method: GET, path: /, retry: {on_timeout: 2}}| is true or false
            {name: a, type: http, service: api, method: GET, path: /, ok_status: 404}        | is a list, not a text
            {name: a, type: http, service: api, method: GET, path: /, json: .nan}            | has no form in JSON
            {name: a, type: http, service: api, method: GET, path: /, json: !!binary aGk=}   | only plain values
            {name: a, type: http, service: api, method: GET, path: /, json: !x {}}           | only plain values
            {name: a, type: wait, service: api, path: /, expect: {status_code: 200}, interval_seconds: 0} | more than 0
            {name: a, type: wait, service: api, path: /, expect: {status_code: 200}, timeout_seconds: x}  | number of seconds
            """)
    void anActionThatCannotBePlayedIsRefused(String action, String message) {
        assertThat(files.flow("- " + action).problems())
                .singleElement()
                .asString()
                .startsWith("3:")
                .contains(message.replace("%", folder.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: ''                                     | `id` must not be empty
            flow: []                                   | `id` is missing
            {id: s, max_steps: 0}                      | is at least 1, not 0
            {id: s, turbulence: {}, pressure: {}}      | mean the same
            {id: s, turbulence: {globl: {}}}           | did you mean `global`?
            {id: s, turbulence: {global: {retry_count: -1}}}                       | from 0 to 1000, not -1
            {id: s, turbulence: {global: {timeout_after_ms: 0}}}                   | not 0
            {id: s, turbulence: {global: {latency_ms: {min: 2, max: 1}}}}          | at least `min`, which is 2
            {id: s, turbulence: {global: {latency_ms: {min: 2}}}}                  | `max` is missing
            {id: s, pressure: {services: {apy: {}}}}                               | no service `apy`; did you mean `api`?
            {id: s, pressure: {actions: {x: {}}}}                                  | no http action `x`
            {id: s, variation: {x: 1}}                 | unknown key `x` in `variation`
            {id: s, variation: {parameters: {a: {type: choice}}}}                 | `values` is missing
            {id: s, variation: {parameters: {a: {type: choice, values: []}}}}     | at least one value
            {id: s, variation: {parameters: {a: {type: choice, values: [1], min: 1}}}} | unknown key `min`
            {id: s, variation: {parameters: {a: {type: range, min: 2, max: 2}}}}  | a number more than `min`
            {id: s, variation: {parameters: {a: {type: range, min: 2}}}}          | `max` is missing
            {id: s, variation: {parameters: {a: {type: gauss}}}}                  | `choice` or `range`
            {id: s, variation: {toggles: [{name: a, probability: 1.5}]}}          | from 0 to 1
            {id: s, variation: {timing: {jitter_ms: {min: 5, max: 5}}}}           | more than `min`
            {id: s, variation: {timing: {jitter_ms: {min: -1, max: 5}}}}          | not -1
            {id: s, entry: {seed_data: 1}}             | `seed_data` is a mapping, not a text
            {id: s, stop_when: {any: true}}            | unknown key `any`
            {id: s, flow: {}}                          | is a list, not a mapping
            {id: s, flow: [x]}                         | an action is a mapping, not a text
            [1]                                        | a mapping is needed here
            '{id: s, description: {a: 1}}'             | is a text, not a mapping
            '{id: s, x: *nowhere}'                     | undefined alias
            '{id: s, entry: &e {x: *e}}'               | or holds itself
            """)
    void aScenarioThatCannotBePlayedIsRefused(String yaml, String message) {
        assertThat(files.scenario("s.yaml", yaml).problems())
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: n, services: {}}                                            | needs at least one service
            {name: n}                                                          | `services` is missing
            {name: n, services: {a: {}}}                                       | `base_url` is missing
            {name: n, services: {a: {base_url: 'http://my_host'}}}             | has no valid host name
            {name: n, services: {a: {base_url: 'http://u:p@h'}}}               | cannot stand in a base URL
            {name: n, services: {a: {base_url: 'http://h?x=1'}}}               | cannot stand in a base URL
            {name: n, services: {a: {base_url: 'http://{{host}}'}}}            | only `{{env.NAME}}` can stand here
            {name: n, services: {a: {protocol: grpc, grpc: {}}}}               | `host` is missing
            {name: n, services: {a: {protocol: grpc}}}                         | `grpc` is missing
            {name: n, services: {a: {protocol: grpc, grpc: {host: h}}}}        | `port` is missing
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 0}}}} | `port`
            {name: n, services: {a: {protocol: grpc, grpc: {host: 'h:1', port: 1}}}} | is not a host
            {name: n, services: {a: {protocol: grpc, grpc: {host: 'http://h', port: 1}}}} | is not a host
            {name: n, services: {a: {protocol: grpc, grpc: {host: 'my_host', port: 1}}}} | is not a host
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, tls: true}}}} | `tls` is a mapping
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, tls: {insecure: true}}}}} | `tls` needs `use_tls: true`
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, use_tls: no, tls: {insecure: true}}}}} | `tls` needs `use_tls: true`
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1}}}, profiles: {p: {services: {a: {grpc: {tls: {insecure: true}}}}}}} | `tls` needs `use_tls: true`
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, use_tls: yes, tls: {trust_store: no.p12}}}}} | there is no file
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, proxy: {url: 'http://p:1'}}}}} | `proxy` is not for a service that speaks grpc
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, http_version: 1.1}}}} | `http_version` is not for a service that speaks grpc
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, max_connections: 3}}}} | `max_connections` is not for a service that speaks grpc
            {name: n, services: {a: {protocol: grpc, proxy: {url: 'http://p:1'}, grpc: {host: h, port: 1}}}} | `proxy` is not for a service that speaks grpc
            {name: n, services: {a: {protocol: grpc, tls: {insecure: true}, grpc: {host: h, port: 1}}}} | `tls` stands beside the `grpc` block; put it inside
            {name: n, services: {a: {protocol: grpc, timeout_seconds: 3, grpc: {host: h, port: 1}}}} | `timeout_seconds` stands beside the `grpc` block; put it inside
            {name: n, services: {a: {protocol: grpc, http: {}, grpc: {host: h, port: 1}}}} | `http` is not for a service that speaks grpc
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, proto_path: nope.proto}}}} | `proto_path`: there is no
            {name: n, services: {a: {protocol: grpc, grpc: {host: h, port: 1, proto_path: sut.yaml}}}} | neither a `.proto` file
            {name: n, services: {a: {base_url: 'http://h'}}, profiles: {p: {services: {a: {grpc: {port: 2}}}}}} | a profile cannot make it speak grpc
            {name: n, services: {a: {protocol: kafka, topic: x}}}              | unknown key `topic`
            {name: n, services: {a: {base_url: 'http://h', auth: {}}}}         | either `bearer`, or `username` and
            {name: n, services: {a: {base_url: 'http://h', auth: {bearer: x, username: y}}}}    | either `bearer`, or
            {name: n, services: {a: {base_url: 'http://h', auth: {username: y}}}}               | `password` is missing
            {name: n, services: {a: {base_url: 'http://h', auth: {username: '{{y}}', password: x}}}} | only `{{env.NAME}}`
            {name: n, services: {a: {protocol: smtp}}}                         | there is no protocol `smtp`
            {name: n, services: {a: {base_url: 'http://h', grpc: {}}}}         | `grpc` is not for a service that speaks http
            {name: n, services: {a: {base_url: 'http://h', kafka: {}}}}        | `kafka` is not for a service that speaks http
            {name: n, services: {a: {timeout_seconds: 5, http: {base_url: 'http://h'}}}} | stands beside the `http` block
            {name: n, services: {a: {base_url: 'http://h'}}, default_profile: x}         | no profile `x`; there are none
            {name: n, services: {a: {base_url: 'http://h'}}, profiles: {p: {services: {b: {}}}}} | which `services` does not have
            """)
    void aSutThatCannotBeCalledIsRefused(String yaml, String message) {
        assertThat(files.sut(yaml).scenario("s.yaml", "id: s").problems())
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                          | `policies` is missing
            {policies: []}                                                              | needs at least one policy
            {policies: [{}]}                                                            | `persona_id` is missing
            {policies: [{persona_id: p}, {persona_id: p}]}                              | is taken already
            {policies: [{persona_id: p, decision: {}}]}                                 | did you mean `decisions`?
            {policies: [{persona_id: p, data: 1}]}                                      | `data` is a mapping
            {policies: [{persona_id: p, decisions: {d: {}}}]}                           | `options` is missing
            {policies: [{persona_id: p, decisions: {d: {options: {a: 0}}}}]}            | no option has a weight
            {policies: [{persona_id: p, decisions: {d: {options: {a: -1, b: 1}}}}]}     | at least 0
            {policies: [{persona_id: p, decisions: {d: {options: {a: x, b: 1}}}}]}      | a number, not `x`
            """)
    void aPolicyThatCannotDecideIsRefused(String yaml, String message) {
        assertThat(files.policies(yaml).scenario("s.yaml", "id: s").problems())
                .singleElement()
                .asString()
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: a, type: decide, decision: pax}                       | no decision in policy `p` that is called `pax`
            {name: a, type: decide, decision: pay, policy_ref: q}        | no policy `q`
            {name: a, type: decide, decision: pay, output_var: '{{x}}'}  | `output_var` is a fixed name
            {name: a, type: decide}                                      | `decision` is missing
            """)
    void aDecisionThatNobodyTakesIsRefused(String action, String message) {
        files.policies("policies: [{persona_id: p, decisions: {pay: {options: {a: 1}}}}]");

        assertThat(files.flow("- " + action).problems())
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void aServiceThatSpeaksKafkaIsRefusedWhereItIsUsed() {
        files.sut(ConfigFiles.SUT + "  events: {protocol: kafka, kafka: {bootstrap_servers: h, topic: t}}\n");

        assertThat(files.scenario("s.yaml", "id: s").load().serviceNames()).containsExactly("api", "events");
        assertThat(files.flow("- {name: a, type: http, service: events, method: GET, path: /}")
                        .problems())
                .containsExactly("3:36 service `events` speaks kafka, which no action of this version does");
    }

    @Test
    void anUnknownProfileIsAnsweredWithTheKnownOnes() {
        files.sut(ConfigFiles.SUT + "profiles: {ci: {}, stage: {}}\n").scenario("s.yaml", "id: s");

        assertThat(files.profile("prod").problems())
                .containsExactly("5:1 there is no profile `prod`; there are: ci, stage");
    }

    @Test
    void theCaretStandsUnderTheTagToBlame() {
        files.flow("""
                - name: create
                  type: http
                  service: api
                  method: POST
                  path: "/{{ uuid }}/{{ n if n else 1 }}"
                  json: |
                    {"a": {{ n }},
                     "b": {{ n | uper }}}
                """);

        assertThat(files.problems())
                .hasSize(2)
                .satisfiesExactly(
                        path -> assertThat(path).startsWith("7:24 `path`: `a if c else b` is not taken"),
                        json -> assertThat(json).startsWith("10:13 there is no filter `uper`"));
    }

    @Test
    void aServiceThatIsNoMappingIsNoReasonToRefuseItsSteps() {
        files.sut("{name: n, services: {api: 5}}").flow("- {name: a, type: http, service: api, method: GET, path: /}");

        assertThat(files.problems()).containsExactly("1:27 service `api` is a mapping, not a text");
    }

    @Test
    void anIdIsTakenOnce() {
        files.scenario("a.yaml", "id: same").scenario("b.yml", "\nid: same");

        assertThat(files.problems())
                .containsExactly("2:5 the id `same` is taken already, by " + files.scenarioFile("a.yaml") + ":1");
    }

    @Test
    void aKeyStandsOnceInAMapping() {
        assertThat(files.scenario("s.yaml", "id: a\ndescription: x\nid: b").problems())
                .containsExactly("3:1 `id` is given twice; the first is on line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment\n"})
    void anEmptyFileIsRefused(String text) {
        assertThat(files.scenario("s.yaml", text).problems()).containsExactly("0:0 the file is empty");
    }

    @Test
    void aTabIsNamed() {
        assertThat(files.scenario("s.yaml", "id: s\nflow:\n\t- name: x").problems())
                .containsExactly("3:1 a tab cannot start anything in YAML; indent with spaces");
    }

    @Test
    void everyLineBreakOfYamlCounts() {
        assertThat(files.scenario("s.yaml", "id: s # \u2028\r\n# \u0085\rmax_step: 1")
                        .refusal()
                        .getMessage())
                .contains("s.yaml:5:1: ", "    max_step: 1");
    }

    @Test
    void aFileHasOneDocument() {
        assertThat(files.scenario("s.yaml", "id: s\n---\nid: t").problems())
                .containsExactly("2:1 only one document per file; `---` starts another one");
    }

    @Test
    void noObjectIsBuiltFromATag() {
        assertThat(files.scenario("s.yaml", "id: !!java.net.URL [http://localhost]")
                        .problems())
                .singleElement()
                .asString()
                .contains("tag");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Files.delete(files.sutFile());

        assertThat(files.scenario("s.yaml", "id: s").refusal().getMessage())
                .contains(files.sutFile() + ": there is no such file");
    }

    @Test
    void aFolderWithoutScenariosIsRefused() {
        assertThat(files.refusal().getMessage()).contains("the folder has no *.yaml or *.yml file");
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Files.write(files.scenarioFile("s.yaml"), "id: \u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(files.problems()).containsExactly("0:0 the file is not UTF-8 text");
    }

    @Test
    void anAliasBombIsDefused() {
        StringBuilder yaml = new StringBuilder("id: bomb\nentry:\n  a0: &a0 [1, 1]\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("  a%1$d: &a%1$d [*a%2$d, *a%2$d]%n".formatted(i, i - 1));
        }

        assertThat(files.scenario("s.yaml", yaml.toString()).problems())
                .singleElement()
                .asString()
                .contains("values");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {id: s, max_steps: "1e999999999"}                                                            | a whole number
            {id: s, flow: [{name: a, type: http, service: api, method: GET, path: /, extract: {x: '$[?(@.a =~ /(a+)+$/)]'}}]} | `=~` is not taken
            {id: s, flow: [{name: a, type: http, service: api, method: GET, path: /, extract: {x: '$..*..*..*'}}]}            | at most twice
            {id: s, flow: [{name: a, type: http, service: api, method: GET, path: '{% raw %}'}]}          | is not closed
            """)
    void whatMayNotEndIsRefused(String yaml, String message) {
        assertThat(files.scenario("s.yaml", yaml).problems())
                .singleElement()
                .asString()
                .contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{env.A|default:", "{% raw %}", "{{ '", "{{ (", "{# ", "{{ x ~ "})
    @Timeout(60)
    void aMegabyteOfWhatIsNeverClosedIsRefusedInTime(String part) {
        String text = part.repeat((1 << 20) / part.length());

        assertThat(files.scenario("s.yaml", "id: s\nentry:\n  x: |\n    " + text + "\n")
                        .problems())
                .isNotEmpty();
    }

    @Test
    void aLongKeyInAPathIsNoReasonToOverflow() {
        String key = "k".repeat(100_000);

        assertThat(files.flow("""
                - {name: a, type: http, service: api, method: GET, path: /, extract: {x: "$['%s']['%s','b']"}}
                """.formatted(key, key)).load().scenarios()).hasSize(1);
    }

    @Test
    void aMergeBombIsDefused() {
        StringBuilder yaml = new StringBuilder("id: bomb\nentry:\n  a0: &a0 {k: 1}\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("  a%1$d: &a%1$d {<<: [*a%2$d, *a%2$d]}%n".formatted(i, i - 1));
        }

        assertThat(files.scenario("s.yaml", yaml.toString()).problems())
                .singleElement()
                .asString()
                .contains("values");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1000, 1_000_000})
    void deepNestingIsRefused(int depth) {
        String yaml = "id: deep\nentry: {x: " + "[".repeat(depth) + "]".repeat(depth) + "}";

        assertThat(files.scenario("s.yaml", yaml).problems()).containsExactly("0:0 the file is nested deeper than 100");
    }

    @Test
    void deepBranchesAreRefused() {
        StringBuilder yaml = new StringBuilder("id: deep\nflow:\n");
        for (int i = 0; i < 1000; i++) {
            String indent = " ".repeat(2 * i);
            yaml.append(indent).append("- name: b\n").append(indent).append("  if_true:\n");
        }

        assertThat(files.scenario("s.yaml", yaml.toString()).problems())
                .containsExactly("0:0 the file is nested deeper than 100");
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(files.scenarioFile("s.yaml").toFile(), "rw")) {
            file.setLength(100L << 20);
        }

        assertThat(files.problems()).containsExactly("0:0 the file is larger than 8 MiB");
    }

    @Test
    void theCaretStandsUnderItsColumnInALongLineAndAfterTabsAndSurrogates() {
        String line = "\t" + "\uD83D\uDE00".repeat(200) + "x";

        String shown = new Problem(Path.of("f.yaml"), 1, 202, "here", line).format();

        String[] lines = shown.split(System.lineSeparator());
        assertThat(lines[2].length() - 1).isEqualTo(lines[1].codePointCount(0, lines[1].indexOf('x')));
        assertThat(new Problem(Path.of("f.yaml"), 1, 2, "here", line).format()).endsWith("    \t^");
    }
}
