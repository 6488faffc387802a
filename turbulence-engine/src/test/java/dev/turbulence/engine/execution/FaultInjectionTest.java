package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FaultInjectionTest {

    private static final RunOptions ONE = RunOptions.of(1, 1, 42);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void policiesAreMergedFieldByField(Storage storage) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (TestService service = TestService.answering(
                call -> call.json(call.path().equals("/flaky") && calls.incrementAndGet() < 3 ? 503 : 200, "{}"))) {
            Project project = new Project(folder).api(service.url()).scenario("one", """
                    turbulence:
                      global: {latency_ms: {min: 1, max: 1}, retry_count: 0}
                      services: {api: {timeout_after_ms: 9000}}
                      actions: {flaky: {latency_ms: {min: 5, max: 5}, retry_count: 3}}
                    flow:
                    - {name: plain, type: http, service: api, method: GET, path: /plain}
                    - {name: flaky, type: http, service: api, method: GET, path: /flaky}
                    - {name: poll, type: wait, service: api, path: /plain, expect: {status_code: 200}}
                    """);
            try (StoredRun run = project.store(ONE, storage)) {
                assertThat(faults(run, "plain"))
                        .hasToString("{\"latency_ms\":1,\"latencies_ms\":[1],\"timeout_after_ms\":9000,"
                                + "\"retry_count\":0,\"retries\":0}");
                assertThat(faults(run, "flaky"))
                        .hasToString("{\"latency_ms\":15,\"latencies_ms\":[5,5,5],\"timeout_after_ms\":9000,"
                                + "\"retry_count\":3,\"retries\":2}");
                assertThat(faults(run, "poll").isNull()).isTrue();
                Step flaky = run.steps().named("flaky").one();
                assertThat(flaky.ok()).isTrue();
                assertThat(flaky.latency()).isGreaterThanOrEqualTo(Duration.ofMillis(15));
                assertThat(flaky.observation().tree().get("attempts").findValuesAsText("status_code"))
                        .containsExactly("503", "503", "200");
                assertThat(run.steps().named("plain").one().latency()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aStepIsGivenUpWhenItsTimeIsOver(Storage storage) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> never.await())) {
            Project project = new Project(folder).api(service.url()).scenario("one", """
                    pressure:
                      actions:
                        stuck: {timeout_after_ms: 150, retry_count: 1}
                        unsent: {latency_ms: {min: 10000, max: 20000}, timeout_after_ms: 20}
                    flow:
                    - {name: stuck, type: http, service: api, method: GET, path: /stuck}
                    - {name: unsent, type: http, service: api, method: GET, path: /unsent}
                    """);
            try (StoredRun run = project.store(ONE, storage)) {
                assertThat(service.received())
                        .extracting(TestService.Received::target)
                        .containsExactly("/stuck", "/stuck");
                Step stuck = run.steps().named("stuck").one();
                assertThat(stuck.ok()).isFalse();
                assertThat(stuck.observation().tree().get("attempts")).hasSize(2);
                assertThat(stuck.observation().errors())
                        .singleElement()
                        .asString()
                        .contains("Timed out");
                Step unsent = run.steps().named("unsent").one();
                assertThat(unsent.observation().errors())
                        .singleElement()
                        .asString()
                        .startsWith("Injected timeout: given up after 20 ms, before GET ");
                assertThat(unsent.latency()).isLessThan(Duration.ofSeconds(10));
            }
        } finally {
            never.countDown();
        }
    }

    @Test
    void latenciesDependOnSeedInstanceAndStepAlone() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Project project = new Project(folder).api(service.url()).scenario("one", """
                    turbulence: {global: {latency_ms: {min: 0, max: 9}}}
                    flow:
                    - {name: a, type: http, service: api, method: GET, path: /}
                    - {name: b, type: http, service: api, method: GET, path: /}
                    """);
            Map<String, String> alone = latencies(project, 1, 7);

            assertThat(latencies(project, 50, 7)).isEqualTo(alone);
            assertThat(latencies(project, 50, 8)).isNotEqualTo(alone);
            assertThat(alone).hasSize(100);
            assertThat(alone.values()).contains("0", "9");
        }
    }

    private static Map<String, String> latencies(Project project, int parallel, long seed) {
        try (StoredRun run = project.store(RunOptions.of(50, parallel, seed), Storage.JSONL)) {
            Map<String, String> latencies = new TreeMap<>();
            run.steps()
                    .list()
                    .forEach(step -> latencies.put(
                            step.instanceId() + " " + step.name(),
                            step.observation()
                                    .tree()
                                    .at("/turbulence/latency_ms")
                                    .asText()));
            return latencies;
        }
    }

    private static JsonNode faults(StoredRun run, String step) {
        return run.steps().named(step).one().observation().tree().get("turbulence");
    }
}
