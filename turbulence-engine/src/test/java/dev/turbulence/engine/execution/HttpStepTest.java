package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.execution.Project.Recorded;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpStepTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new Project(folder);
    }

    @Test
    void recordsTheObservationKeyByKey() throws Exception {
        try (TestService service =
                TestService.answering(call -> call.with("X-Kind", "test").json(200, "{\"price\": 1.10}"))) {
            Recorded run = project.api(service.url())
                    .scenario("one", "flow:\n- {name: look, type: http, service: api, method: GET, path: /items}\n")
                    .playOne();

            JsonNode observation = run.observation(0);
            assertThat(names(observation))
                    .containsExactly(
                            "ok",
                            "protocol",
                            "metadata",
                            "status_code",
                            "latency_ms",
                            "headers",
                            "body",
                            "errors",
                            "action_name",
                            "service",
                            "turbulence",
                            "attempts",
                            "branch_condition",
                            "branch_result",
                            "branch_taken",
                            "condition_skipped");
            assertThat(observation.get("ok").asBoolean()).isTrue();
            assertThat(observation.get("status_code").asInt()).isEqualTo(200);
            assertThat(observation.get("latency_ms").asDouble()).isPositive();
            assertThat(observation.at("/headers/x-kind").asText()).isEqualTo("test");
            assertThat(observation.get("body")).hasToString("{\"price\":1.1}");
            assertThat(observation.get("errors")).isEmpty();
            assertThat(observation.get("action_name").asText()).isEqualTo("look");
            assertThat(observation.get("service").asText()).isEqualTo("api");
            JsonNode attempt = observation.get("attempts").get(0);
            assertThat(names(attempt))
                    .containsExactly("attempt", "status_code", "ok", "latency_ms", "timestamp", "error");
            assertThat(attempt.get("attempt").asInt()).isEqualTo(1);
            assertThat(attempt.get("timestamp").asText())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
            assertThat(run.step(0).get("step_index").asInt()).isZero();
            assertThat(run.step(0).get("step_name").asText()).isEqualTo("look");
            assertThat(run.step(0).get("step_type").asText()).isEqualTo("http");
            assertThat(run.instance().get("passed").asBoolean()).isTrue();
            assertThat(run.instance().at("/entry_data/_turbulence/index").asInt(-1))
                    .isZero();
        }
    }

    @Test
    void sendsWhatTheScenarioSaysAndRecordsItAsItWasSent() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Recorded run = project.sut("""
                            name: Shop
                            default_headers: {X-A: default, X-B: default, X-C: default}
                            services:
                              api:
                                base_url: %s/v1/
                                headers: {x-b: service, X-C: service}
                            """.formatted(service.url()))
                    .scenario("one", """
                            entry: {seed_data: {user: "Ann Ü", count: 3}}
                            flow:
                            - name: order
                              type: http
                              service: api
                              method: POST
                              path: "users/{{entry.seed_data.user}}/orders?x=1"
                              query: {q: "a&b", n: "{{entry.seed_data.count}}"}
                              headers: {x-c: action, Authorization: "Bearer abcdefgh"}
                              json: {count: "{{entry.seed_data.count}}", by: "user {{entry.seed_data.user}}"}
                            """)
                    .playOne();

            TestService.Received received = service.received().get(0);
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.target()).isEqualTo("/v1/users/Ann%20%C3%9C/orders?x=1&q=a%26b&n=3");
            assertThat(received.body()).isEqualTo("{\"count\":3,\"by\":\"user Ann Ü\"}");
            assertThat(received.header("X-A")).isEqualTo("default");
            assertThat(received.header("X-B")).isEqualTo("service");
            assertThat(received.header("X-C")).isEqualTo("action");
            assertThat(received.header("Content-Type")).isEqualTo("application/json");
            assertThat(received.header("Authorization")).isEqualTo("Bearer abcdefgh");
            assertThat(received.header("X-Correlation-ID"))
                    .isEqualTo(run.instance().get("correlation_id").asText());
            JsonNode sent = run.sent(0);
            assertThat(sent.get("method").asText()).isEqualTo("POST");
            assertThat(sent.get("url").asText()).isEqualTo(service.url() + received.target());
            assertThat(sent.at("/body/count").asInt()).isEqualTo(3);
            assertThat(sent.at("/headers/Authorization").asText()).matches("Bearer " + Project.MARK);
            assertThat(sent.at("/headers/X-Correlation-ID").asText()).isEqualTo(received.header("X-Correlation-ID"));
        }
    }

    @Test
    void whatIsExtractedIsThereForLaterSteps() throws Exception {
        try (TestService service = TestService.answering("{\"order\": {\"id\": 17}}")) {
            Recorded run = project.api(service.url()).scenario("one", """
                            flow:
                            - {name: a, type: http, service: api, method: POST, path: /orders, extract: {id: $.order.id, gone: $.nope}}
                            - {name: b, type: http, service: api, method: GET, path: "/orders/{{id}}"}
                            """).playOne();

            assertThat(service.received().get(1).target()).isEqualTo("/orders/17");
            assertThat(run.observation(0).get("ok").asBoolean()).isTrue();
            assertThat(run.observation(0).at("/errors/0").asText())
                    .isEqualTo("extract: 'gone' was not found in the response body at $.nope");
            assertThat(run.instance().get("passed").asBoolean()).isTrue();
        }
    }

    @Test
    void extractionSeesTheWholeBodyThatIsRecordedInPart() throws Exception {
        String padding = "p".repeat(500);
        try (TestService service = TestService.answering("{\"padding\":\"" + padding + "\",\"id\":5}")) {
            Recorded run = project.api(service.url())
                    .scenario("one", """
                            flow:
                            - {name: a, type: http, service: api, method: GET, path: /a, extract: {id: $.id}}
                            - {name: b, type: http, service: api, method: GET, path: "/{{id}}"}
                            """)
                    .play(RunOptions.of(1, 1, 42).withMaxBodyBytes(100));

            assertThat(service.received().get(1).target()).isEqualTo("/5");
            assertThat(run.observation(0).get("body").asText()).hasSize(100).startsWith("{\"padding\":");
            assertThat(run.observation(0).at("/metadata/turbulence_maven/response_body"))
                    .hasToString("{\"bytes\":521,\"kept\":100}");
        }
    }

    @Test
    void aRefusedConnectionIsAFailedStepThatSaysSo() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Recorded run = project.api("http://localhost:" + free)
                .scenario("one", "flow:\n- {name: look, type: http, service: api, method: GET, path: /items}\n")
                .playOne();

        JsonNode observation = run.observation(0);
        String message = "Connection refused: http://localhost:" + free + "/items";
        assertThat(observation.get("ok").asBoolean()).isFalse();
        assertThat(observation.get("status_code").isNull()).isTrue();
        assertThat(observation.at("/errors/0").asText()).isEqualTo(message);
        assertThat(observation.at("/attempts/0/error").asText()).isEqualTo(message);
        assertThat(run.sent(0).get("url").asText()).isEqualTo("http://localhost:" + free + "/items");
        assertThat(run.instance().get("passed").asBoolean()).isFalse();
        assertThat(run.instance().get("error").isNull()).isTrue();
    }

    @Test
    void aStatusThatWasNotMeantFailsTheStepAndOkStatusForgives() throws Exception {
        try (TestService service = TestService.answering(call -> call.json(409, "{}"))) {
            Recorded run = project.api(service.url()).scenario("one", """
                            flow:
                            - {name: a, type: http, service: api, method: GET, path: /}
                            - {name: b, type: http, service: api, method: GET, path: /, ok_status: [404, 409]}
                            """).playOne();

            assertThat(run.observation(0).get("ok").asBoolean()).isFalse();
            assertThat(run.observation(0).at("/errors/0").asText()).startsWith("HTTP 409");
            assertThat(run.observation(1).get("ok").asBoolean()).isTrue();
            assertThat(run.observation(1).get("errors")).isEmpty();
            assertThat(run.instance().get("passed").asBoolean()).isFalse();
        }
    }

    @Test
    void retriesOnTheGivenStatusesUntilItSucceeds() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (TestService service =
                TestService.answering(call -> call.json(count.incrementAndGet() < 3 ? 503 : 200, "{}"))) {
            Recorded run = project.api(service.url()).scenario("one", """
                            flow:
                            - name: a
                              type: http
                              service: api
                              method: GET
                              path: /
                              retry: {max_attempts: 5, on_status: [503], backoff: fixed, delay_ms: 1}
                            """).playOne();

            JsonNode attempts = run.observation(0).get("attempts");
            assertThat(attempts).hasSize(3);
            assertThat(attempts.findValuesAsText("status_code")).containsExactly("503", "503", "200");
            assertThat(attempts.findValuesAsText("attempt")).containsExactly("1", "2", "3");
            assertThat(run.observation(0).get("ok").asBoolean()).isTrue();
            assertThat(run.observation(0).get("errors")).isEmpty();
        }
    }

    @Test
    void givesUpAfterMaxAttempts() throws Exception {
        try (TestService service = TestService.answering(call -> call.json(503, "{}"))) {
            Recorded run = project.api(service.url()).scenario("one", """
                            flow:
                            - name: a
                              type: http
                              service: api
                              method: GET
                              path: /
                              retry: {max_attempts: 2, on_status: [503], base_delay_ms: 1}
                            """).playOne();

            assertThat(run.observation(0).get("attempts")).hasSize(2);
            assertThat(run.observation(0).get("ok").asBoolean()).isFalse();
        }
    }

    @Test
    void retriesConnectionErrorsAndTimeoutsOnlyWhenToldTo() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> never.await())) {
            Recorded run = project.sut("name: Shop\nservices: {api: {base_url: '" + service.url()
                            + "', timeout_seconds: 0.1}, down: {base_url: 'http://localhost:1'}}\n")
                    .scenario("one", """
                            flow:
                            - {name: a, type: http, service: api, method: GET, path: /, retry: {max_attempts: 2, on_timeout: true, base_delay_ms: 1}}
                            - {name: b, type: http, service: api, method: GET, path: /, retry: {max_attempts: 2, on_connection_error: true, base_delay_ms: 1}}
                            - {name: c, type: http, service: down, method: GET, path: /, retry: {max_attempts: 2, on_connection_error: true, base_delay_ms: 1}}
                            - {name: d, type: http, service: down, method: GET, path: /, retry: {max_attempts: 2, on_timeout: true, base_delay_ms: 1}}
                            """)
                    .playOne();

            List<Integer> attempts = new ArrayList<>();
            run.steps()
                    .forEach(step ->
                            attempts.add(step.at("/observation/attempts").size()));
            assertThat(attempts).containsExactly(2, 1, 2, 1);
            assertThat(run.observation(0).at("/errors/0").asText()).startsWith("Timed out after 100 ms");
        } finally {
            never.countDown();
        }
    }

    @Test
    void cookiesBelongToTheInstance() throws Exception {
        try (TestService service = TestService.answering(
                call -> call.with("Set-Cookie", "session=" + call.header("X-Correlation-ID") + "; Path=/")
                        .json(200, "{}"))) {
            Recorded run = project.api(service.url()).scenario("one", """
                            flow:
                            - {name: a, type: http, service: api, method: GET, path: /login}
                            - {name: b, type: http, service: api, method: GET, path: /cart}
                            """).play(RunOptions.of(20, 5, 42));

            assertThat(service.received())
                    .filteredOn(request -> request.target().equals("/cart"))
                    .hasSize(20)
                    .allSatisfy(request -> assertThat(request.header("Cookie"))
                            .isEqualTo("session=" + request.header("X-Correlation-ID")));
            assertThat(run.observation(0).at("/headers/set-cookie").asText()).matches(Project.MARK);
            assertThat(run.steps())
                    .filteredOn(step -> step.get("step_name").asText().equals("b"))
                    .allSatisfy(
                            step -> assertThat(step.at("/observation/metadata/turbulence_maven/request/headers/Cookie")
                                            .asText())
                                    .matches(Project.MARK));
        }
    }

    @Test
    void aVariableFromTheServiceCannotAddAHeader() throws Exception {
        try (TestService service = TestService.answering("{\"token\": \"a\\r\\nX-Evil: 1\"}")) {
            Recorded run = project.api(service.url()).scenario("one", """
                            flow:
                            - {name: a, type: http, service: api, method: GET, path: /, extract: {token: $.token}}
                            - {name: b, type: http, service: api, method: GET, path: /, headers: {X-Token: "{{token}}"}}
                            """).playOne();

            assertThat(service.received()).hasSize(1);
            assertThat(run.instance().get("error").asText()).contains("Step 'b'", "X-Token", "line break");
        }
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
