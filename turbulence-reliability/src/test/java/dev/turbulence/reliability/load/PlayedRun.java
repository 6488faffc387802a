package dev.turbulence.reliability.load;

import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.execution.RunOptions;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Plays a run in a process of its own: {@code PlayedRun STORAGE FOLDER URL INSTANCES|SECONDSs PARALLEL SAMPLES}. While it
 * is played the process says every so often what it takes.
 */
public final class PlayedRun {

    private static final long SEED = 7;
    private static final String SCENARIO = """
            id: ask
            flow:
              - {name: ask, type: http, service: api, method: GET, path: /state}
            """;

    private PlayedRun() {}

    public static void main(String[] args) throws Exception {
        boolean timed = args[3].endsWith("s");
        long amount = Long.parseLong(args[3].replace("s", ""));
        int parallel = Integer.parseInt(args[4]);
        LoadShape load = timed
                ? new LoadShape(null, parallel, Duration.ofSeconds(amount), Duration.ZERO, null, Duration.ZERO)
                : LoadShape.closed(amount, parallel);
        loadClasses(Storage.parse(args[0]), Path.of(args[1], "before"), args[2]);
        TurbulenceEngine engine = engine(Path.of(args[1]), args[2], load);
        int samples = Integer.parseInt(args[5]);
        Thread sampler = new Thread(() -> sample(engine, timed ? amount * 1_000 / samples : 1_000));
        sampler.setDaemon(true);
        long start = System.nanoTime();
        try (RunWriter writer = RunWriter.create(
                Storage.parse(args[0]), Path.of(args[1], "runs"), engine.describe("run_1", "reliability"))) {
            if (samples > 0) {
                sampler.start();
            }
            String outcome = engine.play(writer).state().toString();
            System.out.println("done " + outcome + " "
                    + engine.progress().snapshot().done() + " " + (System.nanoTime() - start) / 1_000_000);
        }
        System.exit(0); // A worker that hangs must not keep the test waiting.
    }

    /** Plays an instance that is answered and one that is not: where no file can be opened, no class can be loaded either. */
    private static void loadClasses(Storage storage, Path folder, String url) throws IOException {
        for (String service : List.of(url + SmallService.AT_ONCE, "http://127.0.0.1:1")) {
            TurbulenceEngine engine = engine(folder, service, LoadShape.closed(1, 1));
            try (RunWriter writer =
                    RunWriter.create(storage, folder.resolve("runs"), engine.describe(null, "reliability"))) {
                engine.play(writer);
            }
        }
    }

    private static TurbulenceEngine engine(Path folder, String url, LoadShape load) throws IOException {
        Path scenarios = Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(scenarios.resolve("ask.yaml"), SCENARIO);
        Path sut = folder.resolve("sut.yaml");
        Files.writeString(sut, "name: small\nservices: {api: {base_url: \"" + url + "\", timeout_seconds: 120}}\n");
        return new TurbulenceEngine(ScenarioSet.load(sut, scenarios, Map.of(), null), RunOptions.of(load, SEED));
    }

    /** {@code sample HEAP_BYTES FILES THREADS INSTANCES}, the heap after a collection. */
    private static void sample(TurbulenceEngine engine, long everyMillis) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        PrintStream out = System.out;
        while (true) {
            try {
                Thread.sleep(everyMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            System.gc();
            out.println("sample " + memory.getHeapMemoryUsage().getUsed() + " " + OpenFiles.count() + " "
                    + ManagementFactory.getThreadMXBean().getThreadCount() + " "
                    + engine.progress().snapshot().done());
        }
    }
}
