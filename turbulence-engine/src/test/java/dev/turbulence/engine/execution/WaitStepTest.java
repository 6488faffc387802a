package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.execution.Project.Recorded;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WaitStepTest {

    @TempDir
    Path folder;

    private final AtomicInteger polls = new AtomicInteger();

    @Test
    void pollsUntilEveryPartOfTheExpectationHolds() throws Exception {
        try (TestService service = TestService.answering(call -> {
            int poll = polls.incrementAndGet();
            call.json(poll == 1 ? 404 : 200, poll < 3 ? "{\"status\":\"pending\"}" : "{\"status\":\"done\",\"id\":7}");
        })) {
            Recorded run =
                    new Project(folder).api(service.url()).scenario("one", """
                            flow:
                            - name: ready
                              type: wait
                              service: api
                              path: /status
                              interval_seconds: 0.01
                              timeout_seconds: 30
                              expect: {status_code: 200, jsonpath: $.status, equals: done}
                            - {name: after, type: http, service: api, method: GET, path: "/{{last_response.body.id}}"}
                            """).playOne();

            JsonNode observation = run.observation(0);
            assertThat(HttpStepTest.names(observation))
                    .endsWith("condition_skipped", "total_attempts", "timed_out")
                    .startsWith("ok", "protocol", "metadata");
            assertThat(observation.get("ok").asBoolean()).isTrue();
            assertThat(observation.get("total_attempts").asInt()).isEqualTo(3);
            assertThat(observation.get("timed_out").asBoolean()).isFalse();
            assertThat(observation.get("errors")).isEmpty();
            JsonNode first = observation.get("attempts").get(0);
            assertThat(HttpStepTest.names(first))
                    .containsExactly(
                            "attempt_number",
                            "timestamp_ms",
                            "latency_ms",
                            "status_code",
                            "body",
                            "condition_met",
                            "error");
            assertThat(observation.get("attempts").findValuesAsText("attempt_number"))
                    .containsExactly("1", "2", "3");
            assertThat(observation.get("attempts").findValuesAsText("condition_met"))
                    .containsExactly("false", "false", "true");
            assertThat(observation.at("/attempts/2/timestamp_ms").asDouble())
                    .isGreaterThan(observation.at("/attempts/1/timestamp_ms").asDouble());
            assertThat(run.step(0).get("step_type").asText()).isEqualTo("wait");
            assertThat(service.received().get(3).target()).isEqualTo("/7");
            assertThat(run.instance().get("passed").asBoolean()).isTrue();
        }
    }

    @Test
    void errorsOfSinglePollsAreRecordedAndNotFatal() throws Exception {
        try (TestService service = TestService.answering(call -> {
            if (polls.incrementAndGet() == 1) {
                call.exchange().close();
            } else {
                call.json(200, "{}");
            }
        })) {
            Recorded run = new Project(folder)
                    .api(service.url())
                    .scenario("one", wait("{status_code: 200}", "30"))
                    .playOne();

            assertThat(run.observation(0).get("ok").asBoolean()).isTrue();
            assertThat(run.observation(0).at("/attempts/0/error").asText()).contains("closed by the server");
            assertThat(run.observation(0).at("/attempts/0/status_code").isNull())
                    .isTrue();
            assertThat(run.observation(0).at("/attempts/1/error").isNull()).isTrue();
        }
    }

    /** A record of all of them could not be read any more. */
    @Test
    void ofManyLargePollsNotAllBodiesAreKept() throws Exception {
        String large = "\"" + "x".repeat(60_000) + "\"";
        try (TestService service =
                TestService.answering(call -> call.json(polls.incrementAndGet() < 200 ? 202 : 200, large))) {
            Recorded run = new Project(folder)
                    .api(service.url())
                    .scenario("one", wait("{status_code: 200}", "60"))
                    .playOne();

            JsonNode attempts = run.observation(0).get("attempts");
            assertThat(attempts).hasSize(200);
            assertThat(attempts.get(0).get("body").asText()).hasSize(60_000);
            assertThat(attempts.get(199).get("body").isNull()).isTrue();
            assertThat(run.observation(0).get("body").asText()).hasSize(60_000);
            assertThat(run.observation(0).toString()).hasSizeLessThan(9 << 20);
        }
    }

    @Test
    void aWaitThatIsOverFailsTheStepAndSaysWhatWasLast() throws Exception {
        try (TestService service = TestService.answering("{\"status\":\"pending\"}")) {
            Recorded run = new Project(folder)
                    .api(service.url())
                    .scenario("one", wait("{jsonpath: $.status, equals: done}", "0.1"))
                    .playOne();

            JsonNode observation = run.observation(0);
            assertThat(observation.get("ok").asBoolean()).isFalse();
            assertThat(observation.get("timed_out").asBoolean()).isTrue();
            assertThat(observation.get("total_attempts").asInt())
                    .isEqualTo(observation.get("attempts").size())
                    .isPositive();
            assertThat(observation.at("/errors/0").asText())
                    .startsWith("The condition did not hold within 0.1 s (")
                    .contains("Last: ", "pending");
            assertThat(observation.get("latency_ms").asDouble()).isGreaterThanOrEqualTo(100);
            assertThat(run.instance().get("error").isNull()).isTrue();
        }
    }

    @Test
    void aPollInFlightIsCutAtTheDeadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> never.await())) {
            Recorded run = new Project(folder)
                    .api(service.url())
                    .scenario("one", wait("{status_code: 200}", "0.2"))
                    .playOne();

            JsonNode observation = run.observation(0);
            assertThat(observation.get("timed_out").asBoolean()).isTrue();
            assertThat(observation.get("total_attempts").asInt()).isEqualTo(1);
            assertThat(observation.at("/attempts/0/error").asText()).startsWith("Timed out after 1");
            assertThat(observation.get("latency_ms").asDouble()).isBetween(200.0, 9000.0);
        } finally {
            never.countDown();
        }
    }

    private static String wait(String expect, String timeout) {
        return """
                flow:
                - name: ready
                  type: wait
                  service: api
                  path: /status
                  interval_seconds: 0.01
                  timeout_seconds: %s
                  expect: %s
                """.formatted(timeout, expect);
    }
}
