package dev.turbulence.benchmarks.engine;

import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.execution.RunOptions;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One run in a JVM of its own. */
public final class EngineMain {

    private static final String SUT = """
            name: Benchmark
            services:
              api:
                base_url: %s
            """;
    private static final String SCENARIO = """
            id: order
            flow:
            - {name: place, type: http, service: api, method: GET, path: /orders/1, extract: {id: $.id}}
            - {name: look, type: http, service: api, method: GET, path: "/orders/{{id}}"}
            assertions:
            - {name: accepted, expect: {jsonpath: $.status, equals: accepted}}
            """;

    private EngineMain() {}

    /** Arguments: URL, storage, parallel, instances, folder. Prints where the run lies. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[4]);
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("sut.yaml"), SUT.formatted(args[0]));
        Files.writeString(folder.resolve("scenarios/order.yaml"), SCENARIO);
        ScenarioSet set = ScenarioSet.load(folder.resolve("sut.yaml"), folder.resolve("scenarios"), Map.of(), null);
        long instances = Long.parseLong(args[3]);
        TurbulenceEngine engine = new TurbulenceEngine(set, RunOptions.of(instances, Integer.parseInt(args[2]), 42));
        Path run;
        try (RunWriter writer =
                RunWriter.create(Storage.parse(args[1]), folder.resolve("runs"), engine.describe(null, "benchmark"))) {
            if (engine.play(writer).state() != RunState.COMPLETE) {
                throw new IllegalStateException("the run was aborted");
            }
            run = writer.directory().path();
        }
        System.out.println(run);
    }
}
