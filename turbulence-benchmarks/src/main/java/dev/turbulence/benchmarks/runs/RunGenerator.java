package dev.turbulence.benchmarks.runs;

import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/** Writes whole runs of generated records. */
public final class RunGenerator {

    private RunGenerator() {}

    /** The run of so many instances under a folder: as it was left there by an earlier call, else written now. */
    public static RunDirectory run(Path folder, Storage storage, long instances) throws IOException {
        RunDirectory run = new RunDirectory(folder.resolve(storage + "-" + instances));
        if (!Files.exists(run.summary())) {
            write(folder, storage, instances);
        }
        return run;
    }

    private static void write(Path folder, Storage storage, long instances) {
        try (RunWriter writer = RunWriter.create(storage, folder, newRun(storage + "-" + instances, instances))) {
            RecordGenerator records = new RecordGenerator(writer.directory().runId());
            LongStream.range(0, instances)
                    .parallel()
                    .mapToObj(records::instance)
                    .forEach(instance -> instance.writeTo(writer));
            writer.finish(RunOutcome.complete());
        }
    }

    /** What a run says of itself when it starts. */
    public static NewRun newRun(String id, long instances) {
        return new NewRun(
                id,
                RecordGenerator.START,
                "Benchmark",
                RecordGenerator.SCENARIOS,
                42,
                instances,
                10,
                Duration.ofSeconds(30),
                KnownNames.NONE,
                "benchmark");
    }
}
