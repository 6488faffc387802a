package dev.turbulence.report.internal.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCategoryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "http | 503 | HTTP 503: Service Unavailable | 5xx",
                "http | 404 | status code 404 | 4xx",
                "http | 302 | redirected | status",
                "http | none | Timed out after 1000 ms while waiting for the response: http://shop | timeout",
                "http | none | Injected timeout: given up after 5 ms | timeout",
                "http | none | Connection refused: http://timeless.example | connection",
                "http | none | Unknown host: http://shop | connection",
                "http | 200 | extract: 'id' was not found in the response body at $.id | extraction",
                "wait | 200 | Status code mismatch: expected 200, got 404 | 4xx",
                "assert | none | Status code mismatch: expected 422, got 202 | status",
                "assert | none | Status code mismatch: expected 200, got 503 | 5xx",
                "assert | none | Schema validation failed at $.id: is missing, got {} | schema",
                "assert | none | Value mismatch at '$.state': expected 'paid', got 'timed out' | assertion",
                "branch | none | unknown variable | error",
            })
    void aStepTellsTheKindOfTrouble(String type, Integer status, String error, String category) {
        assertThat(FailureCategory.of(cause("step", error), step(type, status, false)))
                .hasToString(category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assertion | Value mismatch at '$.state' | assertion",
                "assertion | Schema validation failed at $ | schema",
                "assertion | Status code mismatch: expected 200, got 500 | 5xx",
                "error | unknown variable 'order_id' | error",
            })
    void causesWithoutAStepHaveOneToo(String kind, String message, String category) {
        assertThat(FailureCategory.of(cause(kind, message), null)).hasToString(category);
    }

    @ParameterizedTest
    @CsvSource({"wait, 200", "wait, 404"})
    void aWaitThatRanOutIsATimeout(String type, Integer status) {
        assertThat(FailureCategory.of(cause("step", "The condition did not hold"), step(type, status, true)))
                .isEqualTo(FailureCategory.TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "http | 503 | status | HTTP 503 | 5xx",
                "grpc | 5 | status | NOT_FOUND | status",
                "grpc | 4 | timeout | DEADLINE_EXCEEDED | timeout",
                "grpc | 14 | connection | UNAVAILABLE | connection",
                "http | none | protocol | Timed out reading, or so it says | protocol",
                "http | 200 | extraction | there is no such function | extraction",
                "http | none | aborted | Aborted | error",
                "http | none | evaluation | there is no variable 'extracted' | error",
                "assert | none | schema | worded otherwise | schema",
                "assert | none | assertion | Status code mismatch: expected 200, got 503 | assertion",
                "assert | none | status | Status code mismatch: expected 200, got 503 | 5xx",
                "http | 404 | a kind of the future | HTTP 404 | 4xx",
            })
    void whatTheEngineKnewIsBelievedBeforeTheText(
            String type, Integer status, String kind, String error, String category) {
        ObjectNode observation = new JsonMapper().createObjectNode();
        observation.putObject("metadata").putObject(RunManifest.OWN_KEY).put("failure_kind", kind);

        assertThat(FailureCategory.of(cause("step", error), step(type, status, observation)))
                .hasToString(category);
    }

    private static FailureCause cause(String kind, String message) {
        return new FailureCause(kind, "pay", message, 1, List.of("inst_1"));
    }

    private static Step step(String type, Integer status, boolean timedOut) {
        return step(type, status, new JsonMapper().createObjectNode().put("timed_out", timedOut));
    }

    private static Step step(String type, Integer status, ObjectNode observation) {
        return new Step(
                "inst_1",
                "run_1",
                null,
                0,
                "pay",
                type,
                null,
                null,
                "shop",
                Duration.ofMillis(5),
                status,
                false,
                false,
                Observation.of(observation));
    }
}
