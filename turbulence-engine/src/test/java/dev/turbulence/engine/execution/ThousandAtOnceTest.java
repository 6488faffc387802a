package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.http.RawServer;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand instances at once are a thousand at once: nobody is answered before all have asked. */
@Timeout(120)
class ThousandAtOnceTest {

    private static final int COUNT = 1000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void allOfThemAskBeforeAnyIsAnswered(Storage storage) throws Exception {
        CountDownLatch asked = new CountDownLatch(COUNT);
        try (RawServer server = new RawServer(connection -> {
            connection.read();
            asked.countDown();
            asked.await();
            connection.reply("{}");
        })) {
            Project project = new Project(folder)
                    .sut("name: Shop\nservices:\n  api:\n    base_url: http://localhost:" + server.port()
                            + "\n    timeout_seconds: 60\n")
                    .scenario("one", "flow:\n- {name: get, type: http, service: api, method: GET, path: /}\n");

            try (StoredRun run = project.store(RunOptions.of(COUNT, COUNT, 1), storage)) {
                List<Instance> instances = run.instances().list();
                assertThat(instances).hasSize(COUNT).allMatch(Instance::passed);
                assertThat(run.steps().count()).isEqualTo(COUNT);
                Instant lastStart = instances.stream()
                        .map(Instance::startedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                assertThat(instances)
                        .allSatisfy(
                                instance -> assertThat(instance.completedAt()).isAfterOrEqualTo(lastStart));
            }
            assertThat(server.connections()).isEqualTo(COUNT);
        }
    }
}
