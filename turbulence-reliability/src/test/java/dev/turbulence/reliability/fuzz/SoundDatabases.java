package dev.turbulence.reliability.fuzz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Databases to damage: migrated ones, one that was recorded, one whose writer died, each in a folder. */
final class SoundDatabases {

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
    private static final int INSTANCES = 40;

    private SoundDatabases() {}

    static List<Path> write(Path folder) throws IOException {
        RunFiles.empty(folder);
        List<Path> runs = new ArrayList<>();
        for (Path stored : Seeds.runs()) {
            Path copy = folder.resolve("migrated-" + runs.size());
            RunFiles.copy(stored, copy);
            RunDirectory run = new RunDirectory(copy);
            Migration.of(run).run();
            Files.delete(run.instances());
            Files.delete(run.steps());
            Files.deleteIfExists(run.assertions());
            runs.add(copy);
        }
        runs.add(record(folder, true));
        runs.add(record(folder, false));
        return runs;
    }

    /** A run that was recorded; unless finished, as it lay there while it was written. */
    private static Path record(Path folder, boolean finished) throws IOException {
        String id = finished ? "recorded" : "killed";
        NewRun run = new NewRun(
                id, START, "shop", List.of("buy"), 42, INSTANCES, 4, Duration.ofSeconds(1), KnownNames.NONE, "1");
        Path copy = folder.resolve("copy-" + id);
        try (RunWriter writer = RunWriter.create(Storage.SQLITE, folder, run)) {
            for (int i = 0; i < INSTANCES; i++) {
                record(writer, i);
            }
            if (finished) {
                writer.finish(RunOutcome.complete());
            }
            RunFiles.copy(writer.directory().path(), copy);
        }
        return copy;
    }

    private static void record(RunWriter writer, int i) {
        String id = "inst_" + i;
        boolean passed = i % 3 > 0;
        writer.instanceStarted(instance(id, null));
        ObjectNode observation = JsonNodeFactory.instance.objectNode();
        observation
                .put("ok", passed)
                .put("body", "x".repeat(i * 500))
                .putArray("errors")
                .add("error " + i % 2);
        writer.step(new Step(
                id,
                "run",
                "corr_" + i,
                0,
                "pay",
                "http",
                START.plusMillis(i),
                START.plusMillis(2L * i),
                "shop",
                Duration.ofMillis(i),
                passed ? 200 : 500,
                passed,
                false,
                Observation.of(observation)));
        writer.instanceEnded(instance(id, passed));
    }

    private static Instance instance(String id, Boolean passed) {
        return new Instance(
                id,
                "run",
                "corr_" + id,
                "buy",
                START,
                passed == null ? null : START.plusMillis(5),
                passed == null ? null : Duration.ofMillis(5),
                passed,
                JsonNodeFactory.instance.objectNode().put("k", "v"),
                null);
    }
}
