package dev.turbulence.benchmarks.engine;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.http.JsonServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Plays runs of two GETs, an extraction and a check per instance, each in a JVM of its own, into either storage. */
public final class EngineThroughput {

    private static final List<String> STORAGES = List.of("jsonl", "sqlite");
    private static final List<String> PARALLEL = List.of("50", "200");
    private static final String INSTANCES = System.getProperty("benchmark.instances", "100000");

    private EngineThroughput() {}

    /** Takes about a minute. */
    public static void run() throws IOException {
        System.out.println(
                "| storage | at once | requests/s | CPU us/request, whole process | s to the first request |");
        System.out.println("|---|---|---|---|---|");
        try (ChildJvm server = ChildJvm.start(JsonServer.class)) {
            String url = "http://127.0.0.1:" + server.readLine();
            for (String storage : STORAGES) {
                for (String parallel : PARALLEL) {
                    play(url, storage, parallel);
                }
            }
        }
    }

    private static void play(String url, String storage, String parallel) throws IOException {
        Path folder = Files.createTempDirectory("turbulence-benchmark");
        try (ChildJvm jvm = ChildJvm.start(EngineMain.class, url, storage, parallel, INSTANCES, folder.toString())) {
            System.out.println("| " + storage + " | " + parallel + " | " + jvm.readLine() + " |");
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
