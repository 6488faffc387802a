package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.execution.Project.Recorded;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunPlayerTest {

    private static final String ONE_GET = "flow:\n- {name: go, type: http, service: api, method: GET, path: /go}\n";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void makeProject() throws Exception {
        project = new Project(folder);
    }

    @Test
    void theSameSeedMakesTheSameChoicesWhateverTheParallelism() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            project.api(service.url());
            for (String id : List.of("a", "b", "c")) {
                project.scenario(id, ONE_GET);
            }

            Map<String, String> alone = choices(project.play(RunOptions.of(60, 1, 7)));
            Map<String, String> crowded = choices(project.play(RunOptions.of(60, 20, 7)));
            Map<String, String> other = choices(project.play(RunOptions.of(60, 20, 8)));

            assertThat(alone).hasSize(60).isEqualTo(crowded);
            assertThat(alone.values()).contains("a", "b", "c");
            assertThat(List.copyOf(other.values())).isNotEqualTo(List.copyOf(alone.values()));
        }
    }

    @Test
    void noMoreThanParallelInstancesRunAtOnceAndAsManyDo() throws Exception {
        int parallel = 8;
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(parallel);
        try (TestService service = TestService.answering(call -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            full.countDown();
            full.await();
            atOnce.decrementAndGet();
            call.json(200, "{}");
        })) {
            TurbulenceEngine engine =
                    project.api(service.url()).scenario("one", ONE_GET).engine(RunOptions.of(50, parallel, 1));
            Recorded run = project.play(engine);

            assertThat(most).hasValue(parallel);
            assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
            assertThat(run.instances()).hasSize(50);
            RunProgress.Snapshot progress = engine.progress().snapshot();
            assertThat(progress.done()).isEqualTo(50);
            assertThat(progress.passed()).isEqualTo(50);
            assertThat(progress.running()).isZero();
            assertThat(progress.requests()).isEqualTo(50);
            assertThat(progress.recentP95Millis()).isPresent();
        }
    }

    @Test
    void aServiceThatDiesInMidRunFailsWhatComesAfter() throws Exception {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch twentieth = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> {
            call.json(200, "{}");
            if (count.incrementAndGet() == 20) {
                twentieth.countDown();
            }
        })) {
            project.api(service.url()).scenario("one", ONE_GET);
            TurbulenceEngine engine = project.engine(RunOptions.of(5000, 2, 1));
            CompletableFuture<Void> death = CompletableFuture.runAsync(() -> {
                try {
                    twentieth.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                service.stop();
            });
            Recorded run = project.play(engine);
            death.get();

            assertThat(run.outcome().state()).isEqualTo(RunState.COMPLETE);
            assertThat(run.instances()).hasSize(5000);
            assertThat(run.steps()).hasSize(5000);
            JsonNode last = run.observation(4999);
            assertThat(last.get("ok").asBoolean()).isFalse();
            assertThat(last.at("/errors/0").asText()).isEqualTo("Connection refused: " + service.url() + "/go");
        }
    }

    @Test
    void cancelLetsRunningInstancesFinishInTheGracePeriod() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> {
            asked.countDown();
            cancelled.await();
            call.json(200, "{}");
        })) {
            TurbulenceEngine engine = project.api(service.url())
                    .scenario("one", ONE_GET)
                    .engine(RunOptions.of(100, 2, 1).withGracePeriod(Duration.ofSeconds(50)));
            CompletableFuture<Recorded> playing = playInBackground(engine);
            asked.await();
            engine.cancel("Interrupted (Ctrl-C)");
            cancelled.countDown();

            Recorded run = playing.get();

            assertThat(run.outcome()).isEqualTo(RunOutcome.aborted("Interrupted (Ctrl-C)"));
            assertThat(run.instances())
                    .hasSize(2)
                    .allMatch(instance -> instance.get("passed").asBoolean());
        }
    }

    @Test
    void afterTheGracePeriodCallsInFlightAreAbortedAndTheirInstancesErrored() throws Exception {
        CountDownLatch asked = new CountDownLatch(3);
        CountDownLatch never = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> {
            asked.countDown();
            never.await();
        })) {
            TurbulenceEngine engine = project.api(service.url())
                    .scenario("one", ONE_GET)
                    .engine(RunOptions.of(100, 3, 1).withGracePeriod(Duration.ZERO));
            CompletableFuture<Recorded> playing = playInBackground(engine);
            asked.await();
            engine.cancel("Interrupted (Ctrl-C)");

            assertThat(engine.awaitEnd(Duration.ofSeconds(50))).isTrue();
            Recorded run = playing.get();

            assertThat(run.outcome()).isEqualTo(RunOutcome.aborted("Interrupted (Ctrl-C)"));
            assertThat(run.instances()).hasSize(3).allSatisfy(instance -> {
                assertThat(instance.get("passed").asBoolean()).isFalse();
                assertThat(instance.get("error").asText()).isEqualTo("Aborted at step 'go': Interrupted (Ctrl-C)");
            });
            assertThat(run.steps())
                    .hasSize(3)
                    .allSatisfy(
                            step -> assertThat(step.at("/observation/errors/0").asText())
                                    .startsWith("Aborted while waiting for the response"));
            assertThat(run.manifest().at("/config/turbulence_maven").toString()).contains("aborted", "Ctrl-C");
        } finally {
            never.countDown();
        }
    }

    @Test
    void aSleepingWaitIsWokenByTheAbort() throws Exception {
        CountDownLatch polled = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> {
            call.json(404, "{}");
            polled.countDown();
        })) {
            TurbulenceEngine engine = project.api(service.url())
                    .scenario("one", """
                            flow:
                            - {name: w, type: wait, service: api, path: /, interval_seconds: 3000, timeout_seconds: 9000, expect: {status_code: 200}}
                            """)
                    .engine(RunOptions.of(1, 1, 1).withGracePeriod(Duration.ZERO));
            CompletableFuture<Recorded> playing = playInBackground(engine);
            polled.await();
            engine.cancel("enough");

            Recorded run = playing.get();

            assertThat(run.instance().get("error").asText()).isEqualTo("Aborted at step 'w': enough");
            assertThat(run.observation(0).get("timed_out").asBoolean()).isFalse();
        }
    }

    @Test
    void cancelledBeforeItStartedPlaysNothing() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            TurbulenceEngine engine =
                    project.api(service.url()).scenario("one", ONE_GET).engine(RunOptions.of(10, 2, 1));
            engine.cancel("changed my mind");

            Recorded run = project.play(engine);

            assertThat(run.outcome()).isEqualTo(RunOutcome.aborted("changed my mind"));
            assertThat(run.instances()).isEmpty();
        }
    }

    @Test
    void waitForHoldsTheFirstInstanceBackUntilTheServiceIsReady() throws Exception {
        AtomicInteger health = new AtomicInteger();
        try (TestService service = TestService.answering(
                call -> call.json(call.path().equals("/health") && health.incrementAndGet() < 3 ? 503 : 200, "{}"))) {
            RunOptions options = RunOptions.of(1, 1, 1)
                    .withWaitFor(List.of(URI.create(service.url() + "/health")), Duration.ofSeconds(50));
            Recorded run = project.api(service.url()).scenario("one", ONE_GET).play(options);

            assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
            assertThat(service.received().stream().map(TestService.Received::target))
                    .containsExactly("/health", "/health", "/health", "/go");
        }
    }

    @Test
    void waitForThatRunsOutAbortsTheRunBeforeItStarts() throws Exception {
        try (TestService service = TestService.answering(call -> call.json(503, "{}"))) {
            String url = service.url() + "/health";
            RunOptions options = RunOptions.of(1, 1, 1).withWaitFor(List.of(URI.create(url)), Duration.ofSeconds(1));
            Recorded run = project.api(service.url()).scenario("one", ONE_GET).play(options);

            assertThat(run.outcome().state()).isEqualTo(RunState.ABORTED);
            assertThat(run.outcome().reason()).startsWith("waitFor: " + url + " did not answer 2xx within 1 s. Last: ");
            assertThat(run.instances()).isEmpty();
        }
    }

    @Test
    void aStoreThatFailsEndsTheRun() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            TurbulenceEngine engine =
                    project.api(service.url()).scenario("one", ONE_GET).engine(RunOptions.of(100_000, 4, 1));
            try (RunWriter writer = project.writer(engine, Storage.JSONL)) {
                RunOutcome outcome = engine.play(
                        new FailingWriter(writer, 25, () -> new StorageException("No space left on device")));

                assertThat(outcome.state()).isEqualTo(RunState.ABORTED);
                assertThat(outcome.reason()).isEqualTo("The run could not be recorded: No space left on device");
                Recorded run = Project.recorded(writer.directory().path(), outcome);
                assertThat(run.manifest().at("/config/turbulence_maven").toString())
                        .contains("aborted", "No space left on device");
            }
        }
    }

    @Test
    void anErrorOfOurOwnClosesTheRunAndIsThrown() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            TurbulenceEngine engine =
                    project.api(service.url()).scenario("one", ONE_GET).engine(RunOptions.of(100, 4, 1));
            try (RunWriter writer = project.writer(engine, Storage.JSONL)) {
                RunWriter failing = new FailingWriter(writer, 25, () -> new UnsupportedOperationException("a bug"));

                assertThatThrownBy(() -> engine.play(failing))
                        .isInstanceOf(IllegalStateException.class)
                        .hasRootCauseMessage("a bug");
                Recorded run = Project.recorded(writer.directory().path(), null);
                assertThat(run.manifest().at("/config/turbulence_maven").toString())
                        .contains("aborted", "a bug");
            }
        }
    }

    @Test
    void anEnginePlaysOnce() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            TurbulenceEngine engine =
                    project.api(service.url()).scenario("one", ONE_GET).engine(RunOptions.of(1, 1, 1));
            project.play(engine);

            assertThatThrownBy(() -> project.play(engine)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void describesTheRunForItsManifest() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Recorded run = project.api(service.url()).scenario("one", ONE_GET).play(RunOptions.of(3, 2, 99));

            assertThat(run.manifest().get("sut_name").asText()).isEqualTo("Shop");
            assertThat(run.manifest().get("seed").asLong()).isEqualTo(99);
            assertThat(run.manifest().at("/config/concurrency").asInt()).isEqualTo(2);
            assertThat(run.manifest().at("/config/turbulence_maven/instances").asInt())
                    .isEqualTo(3);
            assertThat(run.manifest()
                            .at("/config/turbulence_maven/declared/steps/0")
                            .asText())
                    .isEqualTo("go");
        }
    }

    private CompletableFuture<Recorded> playInBackground(TurbulenceEngine engine) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return project.play(engine);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Map<String, String> choices(Recorded run) {
        Map<String, String> choices = new TreeMap<>();
        run.instances()
                .forEach(instance -> choices.put(
                        instance.get("instance_id").asText(),
                        instance.get("scenario_id").asText()));
        return choices;
    }
}
