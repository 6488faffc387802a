package dev.turbulence.benchmarks;

import dev.turbulence.benchmarks.engine.EngineComparison;
import dev.turbulence.benchmarks.engine.LoadModels;
import dev.turbulence.benchmarks.http.HttpClientComparison;
import dev.turbulence.benchmarks.migrate.MigrationComparison;
import dev.turbulence.benchmarks.query.FailedInstances;
import dev.turbulence.benchmarks.query.QueryComparison;
import dev.turbulence.benchmarks.record.RecordingComparison;
import dev.turbulence.benchmarks.runs.RunGenerator;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the benchmark that {@code -Dbenchmark=<name>} names. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        String name = args.length == 1 ? args[0] : "";
        switch (name) {
            case "generate" -> generate();
            case "http" -> HttpClientComparison.run();
            case "engine" -> EngineComparison.run();
            case "rate" -> LoadModels.run();
            case "migrate" -> MigrationComparison.run();
            case "query" -> QueryComparison.run();
            case "open" -> FailedInstances.run();
            case "record" -> RecordingComparison.run();
            default ->
                throw new IllegalArgumentException("Unknown benchmark '" + name
                        + "': expected generate, http, engine, rate, migrate, query, open or record");
        }
    }

    private static void generate() throws IOException {
        Path folder = Settings.folder()
                .orElseThrow(
                        () -> new IllegalArgumentException("-Dbenchmark.folder does not say where to put the run"));
        System.out.println(RunGenerator.run(folder, Storage.JSONL, Settings.instances(1_000))
                .path());
    }
}
