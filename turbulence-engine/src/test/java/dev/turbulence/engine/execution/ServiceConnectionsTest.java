package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.execution.Project.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code max_connections} and {@code http_version}. */
@Timeout(60)
class ServiceConnectionsTest {

    private static final String FLOW = "flow:\n- {name: get, type: http, service: api, method: GET, path: /}\n";

    @TempDir
    Path folder;

    @Test
    void noMoreConnectionsThanAllowedAndTheWaitIsOnRecord() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (TestService service = TestService.answering(call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(50);
            now.decrementAndGet();
            call.json(200, "{}");
        })) {
            Recorded run = project(service, "max_connections: 2").play(RunOptions.of(12, 12, 1));

            assertThat(most).hasValueBetween(1, 2);
            assertThat(run.steps()).hasSize(12).allSatisfy(step -> {
                double wait = step.at("/observation/metadata/turbulence_maven/connection_wait_ms")
                        .doubleValue();
                // What was waited is in the latency, and what the service took comes on top.
                assertThat(step.at("/observation/latency_ms").doubleValue()).isGreaterThanOrEqualTo(wait + 50);
            });
            // Two at a time, 50 ms each: the last ones have seen five rounds of others, however late they came.
            assertThat(run.steps())
                    .anySatisfy(step -> assertThat(step.at("/observation/metadata/turbulence_maven/connection_wait_ms")
                                    .doubleValue())
                            .isGreaterThan(100));
        }
    }

    @Test
    void withoutALimitNoWaitIsRecorded() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Recorded run = project(service, "timeout_seconds: 9").playOne();

            assertThat(run.observation(0).at("/metadata/turbulence_maven").has("connection_wait_ms"))
                    .isFalse();
        }
    }

    @Test
    void aCancelledRunDoesNotWaitOn() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> {
            asked.countDown();
            never.await();
        })) {
            var engine = project(service, "max_connections: 1\n    timeout_seconds: 50")
                    .engine(RunOptions.of(3, 3, 1).withGracePeriod(Duration.ZERO));
            Thread cancel = new Thread(() -> {
                try {
                    asked.await();
                    engine.cancel("enough");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            cancel.start();

            Recorded run = new Project(folder).play(engine);

            assertThat(run.instances())
                    .hasSizeBetween(1, 3)
                    .allSatisfy(instance ->
                            assertThat(instance.get("error").asText()).isEqualTo("Aborted at step 'get': enough"));
        }
    }

    @Test
    void speaksHttp10WhenTold() throws Exception {
        try (TestService service = TestService.answering(
                call -> call.json(200, "{\"v\": \"" + call.exchange().getProtocol() + "\"}"))) {
            JsonNode old = project(service, "http_version: 1.0").playOne().observation(0);
            JsonNode usual = project(service, "http_version: '1.1'").playOne().observation(0);

            assertThat(old.at("/body/v").asText()).isEqualTo("HTTP/1.0");
            assertThat(usual.at("/body/v").asText()).isEqualTo("HTTP/1.1");
        }
    }

    private Project project(TestService service, String settings) throws Exception {
        return new Project(folder)
                .sut("name: Shop\nservices:\n  api:\n    base_url: " + service.url() + "\n    " + settings + "\n")
                .scenario("one", FLOW);
    }
}
