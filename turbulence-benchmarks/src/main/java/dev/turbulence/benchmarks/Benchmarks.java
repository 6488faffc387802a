package dev.turbulence.benchmarks;

import dev.turbulence.benchmarks.engine.EngineThroughput;
import dev.turbulence.benchmarks.http.HttpClientComparison;
import dev.turbulence.benchmarks.query.FailedInstances;

/** Runs the benchmark that {@code -Dbenchmark=<name>} names. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        String name = args.length == 1 ? args[0] : "";
        switch (name) {
            case "http" -> HttpClientComparison.run();
            case "engine" -> EngineThroughput.run();
            case "query" -> FailedInstances.run();
            default ->
                throw new IllegalArgumentException("Unknown benchmark '" + name + "': expected http, engine or query");
        }
    }
}
