package dev.turbulence.benchmarks.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.execution.RunOptions;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One run in a JVM of its own. */
public final class EngineMain {

    private static final int REQUESTS_PER_INSTANCE = 2;
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

    /**
     * Arguments: URL, storage, parallel, instances, folder. Prints requests per second, the same with the closing of the
     * run included, CPU microseconds per request, seconds to the first request, and peak memory in MiB.
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[4]);
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("sut.yaml"), SUT.formatted(args[0]));
        Files.writeString(folder.resolve("scenarios/order.yaml"), SCENARIO);
        ScenarioSet set = ScenarioSet.load(folder.resolve("sut.yaml"), folder.resolve("scenarios"), Map.of(), null);
        long instances = Long.parseLong(args[3]);
        TurbulenceEngine engine = new TurbulenceEngine(set, RunOptions.of(instances, Integer.parseInt(args[2]), 42));
        Path run;
        long start = System.nanoTime();
        try (RunWriter writer =
                RunWriter.create(Storage.parse(args[1]), folder.resolve("runs"), engine.describe(null, "benchmark"))) {
            if (engine.play(writer).state() != RunState.COMPLETE) {
                throw new IllegalStateException("the run was aborted");
            }
            run = writer.directory().path();
        }
        Duration whole = Duration.ofNanos(System.nanoTime() - start);
        long cpuNanos =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        print(run, instances, engine.progress().snapshot().elapsed(), whole, cpuNanos);
    }

    /** Until the last instance ended; then with the closing of the run, which for SQLite builds indexes. */
    private static void print(Path path, long instances, Duration played, Duration whole, long cpuNanos)
            throws IOException {
        long requests = instances * REQUESTS_PER_INSTANCE;
        Instant jvmStart =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        try (StoredRun run = StoredRun.open(path)) {
            if (run.instances().passed().count() != instances) {
                throw new IllegalStateException(
                        "not every instance passed: " + run.summary().failures());
            }
            Instant first = run.steps().findFirst().orElseThrow().startedAt();
            System.out.println(String.format(
                    Locale.ROOT,
                    "%.1f %.1f %.1f %.3f %d",
                    requests * 1e9 / played.toNanos(),
                    requests * 1e9 / whole.toNanos(),
                    cpuNanos / 1e3 / requests,
                    Duration.between(jvmStart, first).toMillis() / 1e3,
                    peakMemory()));
        }
    }

    /** The most memory that the process has had so far, in MiB; 0 where there is no Linux to say so. */
    private static long peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            String kib = lines.filter(line -> line.startsWith("VmHWM"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("\\D", "");
            return Long.parseLong(kib) / 1024;
        }
    }
}
