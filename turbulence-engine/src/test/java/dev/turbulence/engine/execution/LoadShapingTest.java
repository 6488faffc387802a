package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.execution.Project.Recorded;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When instances start, asked of what was stored. Nothing depends on how fast this machine is. */
@Timeout(60)
class LoadShapingTest {

    private static final String ONE_GET = "flow:\n- {name: go, type: http, service: api, method: GET, path: /go}\n";
    private static final Duration NONE = Duration.ZERO;
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void makeProject() throws Exception {
        project = new Project(folder);
    }

    @Test
    void aServerThatStandsStillIsSeenInTheLatencies() throws Exception {
        CountDownLatch frozen = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (TestService service = TestService.answering(call -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            frozen.countDown();
            released.await();
            atOnce.decrementAndGet();
            call.json(200, "{}");
        })) {
            project.api(service.url()).scenario("one", """
                    flow:
                    - {name: look, type: assert, expect: {expression: "1 == 1"}}
                    - {name: skipped, type: http, service: api, method: GET, path: /, condition: "1 == 2"}
                    - {name: go, type: http, service: api, method: GET, path: /go}
                    - {name: again, type: http, service: api, method: GET, path: /again}
                    """);
            LoadShape load = new LoadShape(20L, 2, null, NONE, 200.0, NONE);
            CompletableFuture<Recorded> playing = playInBackground(project.engine(RunOptions.of(load, 1)));
            frozen.await();
            Thread.sleep(300); // By now all have arrived, the last after 95 ms.
            Instant release = Instant.now();
            released.countDown();
            Recorded run = playing.get();

            assertThat(most).hasValue(2);
            assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
            List<JsonNode> instances = byId(run.instances());
            assertThat(instances).hasSize(20);
            Instant first = Instant.parse(instances.get(0).get("started_at").asText());
            for (int i = 0; i < 20; i++) {
                JsonNode instance = instances.get(i);
                Instant started = Instant.parse(instance.get("started_at").asText());
                assertThat(started).isEqualTo(first.plusMillis(5L * i));
                if (i >= 2) {
                    assertThat(started.plus(late(instance))).isAfter(release.minusMillis(5));
                }
                assertWaitIsInTheFirstSample(instance, run);
            }
            try (StoredRun stored = StoredRun.open(run.folder())) {
                Duration leastWait = Duration.between(first.plusMillis(95), release.minusMillis(5));
                assertThat(stored.steps().named("go").latency().min()).isGreaterThanOrEqualTo(leastWait);
                assertThat(stored.summary().load().shape()).isEqualTo(load);
                assertThat(stored.summary().load().lateStarts()).isGreaterThanOrEqualTo(18);
                assertThat(stored.summary().load().latest()).isGreaterThan(leastWait);
            }
        }
    }

    private static void assertWaitIsInTheFirstSample(JsonNode instance, Recorded run) {
        List<JsonNode> steps = run.steps().stream()
                .filter(step -> step.get("instance_id").equals(instance.get("instance_id")))
                .map(step -> step.get("observation"))
                .toList();
        assertThat(steps).hasSize(4);
        double late = late(instance).toNanos() / 1e6;
        JsonNode go = steps.get(2);
        if (late > 0) {
            double service = own(go).get("service_ms").asDouble();
            assertThat(go.get("latency_ms").asDouble()).isCloseTo(late + service, within(1e-5));
            assertThat(go.at("/attempts/0/latency_ms").asDouble()).isCloseTo(service, within(1e-5));
            assertThat(instance.get("duration_ms").asDouble()).isGreaterThan(late);
        }
        for (int other : new int[] {0, 1, 3}) {
            assertThat(own(steps.get(other)).has("service_ms")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theWarmUpOfAnOpenLoadIsTheSameInEveryRun(Storage storage) throws Exception {
        try (TestService service = TestService.answering("{}")) {
            LoadShape load = new LoadShape(20L, 5, null, NONE, 1000.0, Duration.ofMillis(10));
            project.api(service.url()).scenario("one", ONE_GET);
            try (StoredRun run = project.store(RunOptions.of(load, 1), storage)) {
                assertThat(run.instances().includingWarmUp().count()).isEqualTo(20);
                assertThat(run.instances().list())
                        .extracting(instance ->
                                instance.entryData().at("/_turbulence/index").asInt())
                        .containsExactlyInAnyOrder(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
                assertThat(run.steps().count()).isEqualTo(10);
                assertThat(run.summary().load().warmUpInstances()).isEqualTo(10);
                assertThat(run.warnings()).isEmpty();
            }
        }
    }

    @Test
    void theWarmUpOfAClosedLoadIsWhatStartsInTime() throws Exception {
        Duration warmUp = Duration.ofMillis(1500);
        AtomicInteger calls = new AtomicInteger();
        try (TestService service = TestService.answering(call -> {
            if (calls.incrementAndGet() == 1) {
                Thread.sleep(warmUp.toMillis());
            }
            call.json(200, "{}");
        })) {
            LoadShape load = new LoadShape(3L, 1, null, NONE, null, warmUp);
            Recorded run = project.api(service.url()).scenario("one", ONE_GET).play(RunOptions.of(load, 1));

            assertThat(byId(run.instances()))
                    .extracting(instance ->
                            instance.at("/entry_data/_turbulence/warm_up").asBoolean())
                    .containsExactly(true, false, false);
        }
    }

    @Test
    void instancesThatRunWhenTheTimeIsOverGoOnToTheirEnd() throws Exception {
        Duration duration = Duration.ofMillis(400);
        try (TestService service = TestService.answering(call -> {
            Thread.sleep(duration.toMillis());
            call.json(200, "{}");
        })) {
            LoadShape load = new LoadShape(null, 1, duration, NONE, null, NONE);
            TurbulenceEngine engine =
                    project.api(service.url()).scenario("one", ONE_GET).engine(RunOptions.of(load, 1));
            Recorded run = project.play(engine);

            assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
            assertThat(run.instance().get("passed").asBoolean()).isTrue();
            assertThat(run.manifest().at("/config/turbulence_maven/instances").isNull())
                    .isTrue();
            assertThat(engine.progress().snapshot().done()).isEqualTo(1);
        }
    }

    @Test
    void theNumberOfInstancesEndsARunBeforeItsTime() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            LoadShape load = new LoadShape(7L, 3, HOUR, NONE, null, NONE);
            Recorded run = project.api(service.url()).scenario("one", ONE_GET).play(RunOptions.of(load, 1));

            assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
            assertThat(run.instances()).hasSize(7);
        }
    }

    @Test
    void aRampUpHoldsWorkersBackAndLetsThemGoWhenNothingIsLeft() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (TestService service = TestService.answering(call -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
            call.json(200, "{}");
        })) {
            LoadShape load = new LoadShape(30L, 3, null, HOUR, null, NONE);
            Recorded run = project.api(service.url()).scenario("one", ONE_GET).play(RunOptions.of(load, 1));

            assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
            assertThat(run.instances()).hasSize(30);
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void aRampUpEndsWithAllAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(4);
        try (TestService service = TestService.answering(call -> {
            all.countDown();
            all.await();
            call.json(200, "{}");
        })) {
            LoadShape load = new LoadShape(4L, 4, null, Duration.ofSeconds(2), null, NONE);
            Recorded run = project.api(service.url()).scenario("one", ONE_GET).play(RunOptions.of(load, 1));

            assertThat(run.instances()).hasSize(4);
            List<Instant> starts = run.instances().stream()
                    .map(instance -> Instant.parse(instance.get("started_at").asText()))
                    .sorted()
                    .toList();
            assertThat(Duration.between(starts.get(0), starts.get(3)))
                    .as("the last is let in after three quarters")
                    .isGreaterThan(Duration.ofMillis(200));
        }
    }

    @Test
    void aRunThatWaitsForArrivalsCanBeCancelled() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (TestService service = TestService.answering(call -> {
            call.json(200, "{}");
            first.countDown();
        })) {
            LoadShape load = new LoadShape(5L, 10, null, NONE, 0.001, NONE);
            TurbulenceEngine engine =
                    project.api(service.url()).scenario("one", ONE_GET).engine(RunOptions.of(load, 1));
            CompletableFuture<Recorded> playing = playInBackground(engine);
            first.await();
            engine.cancel("Interrupted (Ctrl-C)");
            Recorded run = playing.get();

            assertThat(run.outcome()).isEqualTo(RunOutcome.aborted("Interrupted (Ctrl-C)"));
            assertThat(run.outcome().state()).isEqualTo(RunState.ABORTED);
            assertThat(run.instance().get("passed").asBoolean()).isTrue();
        }
    }

    @Test
    void theSameSeedMakesTheSameChoicesWhateverTheShape() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            project.api(service.url());
            for (String id : List.of("a", "b", "c")) {
                project.scenario(id, "variation:\n  parameters:\n    n: {type: range, min: 1, max: 1000}\n" + ONE_GET);
            }
            List<LoadShape> shapes = List.of(
                    LoadShape.closed(40, 1),
                    LoadShape.closed(40, 20),
                    new LoadShape(40L, 7, HOUR, Duration.ofMillis(50), null, HOUR.minusMillis(1)),
                    new LoadShape(40L, 20, null, NONE, 2000.0, NONE),
                    new LoadShape(40L, 2, null, Duration.ofMillis(10), 4000.0, Duration.ofMillis(1)));
            List<Map<String, String>> choices = new ArrayList<>();
            for (LoadShape shape : shapes) {
                choices.add(choices(project.play(RunOptions.of(shape, 7))));
            }

            assertThat(choices.get(0)).hasSize(40);
            assertThat(choices).containsOnly(choices.get(0));
        }
    }

    private static Map<String, String> choices(Recorded run) {
        Map<String, String> choices = new TreeMap<>();
        run.instances()
                .forEach(instance -> choices.put(
                        instance.get("instance_id").asText(),
                        instance.get("scenario_id").asText()
                                + instance.at("/entry_data/seed_data")
                                + instance.at("/entry_data/_turbulence/index")));
        return choices;
    }

    private static List<JsonNode> byId(List<JsonNode> instances) {
        return instances.stream()
                .sorted(Comparator.comparing(
                        instance -> instance.get("instance_id").asText()))
                .toList();
    }

    private static Duration late(JsonNode instance) {
        double millis = instance.at("/entry_data/_turbulence/late_start_ms").asDouble(0);
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    private static JsonNode own(JsonNode observation) {
        return observation.path("metadata").path("turbulence_maven");
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
}
