package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is played is what a reader of the run finds, in either storage. */
@Timeout(60)
class RecordedRunTest {

    private static final String FLOW = """
            flow:
            - {name: order, type: http, service: api, method: POST, path: /orders, json: {n: "{{instance_index}}"}, extract: {id: $.id}}
            - {name: status, type: wait, service: api, path: "/orders/{{id}}", interval_seconds: 0.01, expect: {jsonpath: $.state, equals: done}}
            - {name: accepted, type: assert, expect: {status_code: 200}}
            assertions:
            - {name: total, expect: {context_path: id, equals: 7}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void everythingPlayedIsInTheStoredRun(Storage storage) throws Exception {
        AtomicInteger orders = new AtomicInteger();
        try (TestService service = TestService.answering(call -> {
            boolean refused = call.path().equals("/orders") && orders.incrementAndGet() % 10 == 0;
            call.json(refused ? 500 : 200, "{\"id\": 7, \"state\": \"done\"}");
        })) {
            Project project = new Project(folder).api(service.url()).scenario("one", FLOW);
            TurbulenceEngine engine = project.engine(RunOptions.of(50, 5, 42));
            Path path;
            try (RunWriter writer = project.writer(engine, storage)) {
                assertThat(engine.play(writer).state()).isEqualTo(RunState.COMPLETE);
                path = writer.directory().path();
            }

            try (StoredRun run = StoredRun.open(path)) {
                assertThat(run.storage()).isEqualTo(storage);
                assertThat(run.state()).isEqualTo(RunState.COMPLETE);
                assertThat(run.instances().count()).isEqualTo(50);
                assertThat(run.steps().count()).isEqualTo(150);
                assertThat(run.assertions().count()).isEqualTo(100);
                assertThat(run.assertions().failed().count()).isZero();
                List<Instance> failed = run.instances().failed().list();
                assertThat(failed).hasSize(5);
                List<Step> refused = run.steps().named("order").failed().list();
                assertThat(refused).extracting(Step::statusCode).containsOnly(500);
                assertThat(refused)
                        .extracting(Step::instanceId)
                        .containsExactlyInAnyOrderElementsOf(
                                failed.stream().map(Instance::id).toList());
                assertThat(run.steps().named("status").latency().p95()).isPositive();
            }
        }
    }
}
