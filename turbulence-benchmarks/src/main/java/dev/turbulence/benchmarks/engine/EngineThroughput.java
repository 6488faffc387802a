package dev.turbulence.benchmarks.engine;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.Settings;
import dev.turbulence.benchmarks.TemporaryFolder;
import dev.turbulence.benchmarks.http.JsonServer;
import java.io.IOException;
import java.util.List;

/** Plays runs of two GETs, an extraction and a check per instance, each in a JVM of its own, into either storage. */
public final class EngineThroughput {

    private static final List<String> STORAGES = List.of("jsonl", "sqlite");
    private static final List<String> PARALLEL = List.of("50", "200");
    private static final String INSTANCES = String.valueOf(Settings.instances(100_000));
    private static final String SLOW_SERVICE_MILLIS = "50";
    private static final String SLOW_SERVICE_INSTANCES = "20000";

    private EngineThroughput() {}

    /** Takes some two minutes. */
    public static void run() throws IOException {
        System.out.println("| storage | service takes | at once | requests/s | closing included | CPU us/request"
                + " | s to first request | MiB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        try (ChildJvm server = ChildJvm.start(JsonServer.class)) {
            String url = url(server);
            for (String storage : STORAGES) {
                for (String parallel : PARALLEL) {
                    System.out.print("| " + storage + " | 0 ms | " + parallel + " | ");
                    play(url, storage, parallel, INSTANCES);
                }
            }
        }
        try (ChildJvm server = ChildJvm.start(JsonServer.class, SLOW_SERVICE_MILLIS)) {
            System.out.print("| jsonl | " + SLOW_SERVICE_MILLIS + " ms | 200 | ");
            play(url(server), "jsonl", "200", SLOW_SERVICE_INSTANCES);
        }
    }

    private static String url(ChildJvm server) throws IOException {
        return "http://127.0.0.1:" + server.readLine();
    }

    private static void play(String url, String storage, String parallel, String instances) throws IOException {
        try (TemporaryFolder folder = new TemporaryFolder();
                ChildJvm jvm = ChildJvm.start(
                        EngineMain.class,
                        url,
                        storage,
                        parallel,
                        instances,
                        folder.path().toString())) {
            System.out.println(jvm.readLine() + " |");
        }
    }
}
