package dev.turbulence.benchmarks;

import dev.turbulence.benchmarks.engine.EngineComparison;
import dev.turbulence.benchmarks.engine.LoadModels;
import dev.turbulence.benchmarks.http.HttpClientComparison;
import dev.turbulence.benchmarks.migrate.MigrationComparison;
import dev.turbulence.benchmarks.query.FailedInstances;
import dev.turbulence.benchmarks.query.QueryComparison;
import dev.turbulence.benchmarks.record.RecordingComparison;

/** Runs the benchmark that {@code -Dbenchmark=<name>} names. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        String name = args.length == 1 ? args[0] : "";
        switch (name) {
            case "http" -> HttpClientComparison.run();
            case "engine" -> EngineComparison.run();
            case "rate" -> LoadModels.run();
            case "migrate" -> MigrationComparison.run();
            case "query" -> QueryComparison.run();
            case "open" -> FailedInstances.run();
            case "record" -> RecordingComparison.run();
            default ->
                throw new IllegalArgumentException("Unknown benchmark '" + name
                        + "': expected http, engine, rate, migrate, query, open or record");
        }
    }
}
