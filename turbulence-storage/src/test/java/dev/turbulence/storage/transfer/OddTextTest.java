package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text that UTF-8 cannot carry and names that are longer than Jackson likes: whatever is recorded can be read again. */
class OddTextTest {

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
    private static final String LONE = "half \ud83d of a pair";
    private static final String LONG_NAME = "n".repeat(60_000);

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource
    void isReadFromTheStorageItWasRecordedIn(Storage storage) {
        assertHoldsAll(record(storage).path());
    }

    @Test
    void isMigratedAndExported() throws IOException {
        RunDirectory run = record(Storage.JSONL);
        assertThat(Migration.of(run).run().warnings()).isEmpty();
        RunDirectory alone = RunFiles.databaseAlone(run, temp.resolve("alone"));
        Files.delete(run.database());

        assertHoldsAll(alone.path());
        Export.of(alone).run();
        assertThat(alone.steps()).hasSameTextualContentAs(run.steps());
        assertThat(alone.instances()).hasSameTextualContentAs(run.instances());
        Files.delete(alone.database());
        assertHoldsAll(alone.path());
    }

    @Test
    void isExportedFromWhereItWasRecorded() throws IOException {
        RunDirectory run = record(Storage.SQLITE);
        Files.delete(run.manifest());
        Export.of(run).run();
        Files.delete(run.database());
        assertHoldsAll(run.path());
    }

    /** A number that is none makes a line one that has to be repaired before it is read. */
    @Test
    void isReadFromLinesThatAreNotStrict() throws IOException {
        RunDirectory run = record(Storage.JSONL);
        String lines = Files.readString(run.steps());
        Files.writeString(run.steps(), lines.replace("\"status_code\":200", "\"status_code\":NaN"));

        try (StoredRun stored = StoredRun.open(run.path())) {
            Step step = stored.steps().one();
            assertThat(step.statusCode()).isNull();
            assertThat(step.observation().tree().path("body").has(LONG_NAME)).isTrue();
        }
        assertThat(Migration.of(run).run().steps()).isEqualTo(1);
    }

    private RunDirectory record(Storage storage) {
        NewRun run = new NewRun(
                "run_1",
                START,
                LONE,
                List.of(LONE),
                42,
                1,
                1,
                Duration.ofSeconds(30),
                KnownNames.of(List.of(LONE), null, null, null, null),
                "0.1.0-SNAPSHOT");
        try (RunWriter writer = RunWriter.create(storage, temp.resolve(storage.toString()), run)) {
            Instance instance =
                    new Instance("inst_1", "run_1", "corr_1", "buy", START, null, null, null, oddObject(), null);
            writer.instanceStarted(instance);
            writer.step(step());
            writer.instanceEnded(new Instance(
                    "inst_1", "run_1", "corr_1", "buy", START, START, Duration.ofMillis(5), true, oddObject(), null));
            writer.finish(RunOutcome.complete());
            return writer.directory();
        }
    }

    private static Step step() {
        ObjectNode observation = Json.mapper().createObjectNode();
        observation.put("ok", true).put("status_code", 200).put("latency_ms", 5.0);
        observation.set("body", oddObject());
        return new Step(
                "inst_1",
                "run_1",
                "corr_1",
                0,
                "get",
                "http",
                START,
                START.plusMillis(5),
                null,
                Duration.ofMillis(5),
                200,
                true,
                false,
                Observation.of(observation));
    }

    private static ObjectNode oddObject() {
        return Json.mapper().createObjectNode().put(LONE, LONE).put(LONG_NAME, 1);
    }

    private static void assertHoldsAll(Path path) {
        try (StoredRun run = StoredRun.open(path)) {
            assertThat(run.manifest().sutName()).isEqualTo(LONE);
            assertThat(run.manifest().scenarioIds()).containsExactly(LONE);
            assertThat(run.instances().one().entryData()).isEqualTo(oddObject());
            assertThat(run.steps().one().observation().body()).isEqualTo(oddObject());
            assertThat(run.summary().stepCount()).isEqualTo(1);
        }
    }
}
