package dev.turbulence.benchmarks.engine;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.TemporaryFolder;
import dev.turbulence.benchmarks.http.JsonServer;
import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.execution.RunOptions;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary.LoadSummary;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What each load model reports of a service that answers in 50 ms, but in the middle of the run stands still for two seconds:
 * 200 instances per second, by the clock or, which comes to the same as long as all is well, by ten at once.
 */
public final class LoadModels {

    private static final String THINK_MILLIS = "50";
    private static final String STANDS_STILL_AFTER_MILLIS = "10000";
    private static final String STANDS_STILL_MILLIS = "2000";
    private static final Duration DURATION = Duration.ofSeconds(30);
    private static final double RATE = 200;
    private static final String SUT = "name: Benchmark\nservices:\n  api:\n    base_url: http://127.0.0.1:%s\n";
    private static final String SCENARIO =
            "id: look\nflow:\n- {name: look, type: http, service: api, method: GET, path: /orders/1}\n";

    private LoadModels() {}

    /** Takes some two minutes. */
    public static void run() throws IOException {
        Map<String, LoadShape> models = new LinkedHashMap<>();
        models.put("closed, 10 at once", shape(10, null));
        models.put("open, 200 per second, at most 1000 at once", shape(1000, RATE));
        models.put("open, 200 per second, at most 20 at once", shape(20, RATE));
        System.out.println(
                "| load | requests | p50 ms | p99 ms | max ms | started late | p99 ms of the service alone |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Map.Entry<String, LoadShape> model : models.entrySet()) {
            System.out.println("| " + model.getKey() + " | " + play(model.getValue()) + " |");
        }
    }

    private static LoadShape shape(int parallel, Double rate) {
        return new LoadShape(null, parallel, DURATION, Duration.ZERO, rate, Duration.ZERO);
    }

    private static String play(LoadShape load) throws IOException {
        try (TemporaryFolder folder = new TemporaryFolder();
                ChildJvm server = ChildJvm.start(
                        JsonServer.class, THINK_MILLIS, STANDS_STILL_AFTER_MILLIS, STANDS_STILL_MILLIS)) {
            Path scenarios = Files.createDirectories(folder.path().resolve("scenarios"));
            Path sut = Files.writeString(folder.path().resolve("sut.yaml"), SUT.formatted(server.readLine()));
            Files.writeString(scenarios.resolve("look.yaml"), SCENARIO);
            ScenarioSet set = ScenarioSet.load(sut, scenarios, Map.of(), null);
            TurbulenceEngine engine = new TurbulenceEngine(set, RunOptions.of(load, 42));
            try (RunWriter writer = RunWriter.create(
                    Storage.JSONL, folder.path().resolve("runs"), engine.describe(null, "benchmark"))) {
                if (engine.play(writer).state() != RunState.COMPLETE) {
                    throw new IllegalStateException("the run was aborted");
                }
                try (StoredRun run = StoredRun.open(writer.directory().path())) {
                    return cells(run);
                }
            }
        }
    }

    private static String cells(StoredRun run) {
        LatencyStatistics latency = run.steps().latency();
        LoadSummary load = run.summary().load();
        double[] service = run.steps().list().stream()
                .mapToDouble(step -> step.observation()
                        .tree()
                        .at("/metadata/turbulence_maven/service_ms")
                        .asDouble(step.latency().toNanos() / 1e6))
                .toArray();
        return String.format(
                Locale.ROOT,
                "%,d | %.0f | %.0f | %.0f | %,d | %.0f",
                latency.count(),
                millis(latency.p50()),
                millis(latency.p99()),
                millis(latency.max()),
                load.lateStarts(),
                LatencyStatistics.ofMillis(service, "the service").percentileMillis(99));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
