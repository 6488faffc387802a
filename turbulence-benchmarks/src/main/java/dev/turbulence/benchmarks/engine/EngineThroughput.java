package dev.turbulence.benchmarks.engine;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.Medians;
import dev.turbulence.benchmarks.Settings;
import dev.turbulence.benchmarks.TemporaryFolder;
import dev.turbulence.benchmarks.http.JsonServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plays runs of two GETs, an extraction and a check per instance, each in a JVM of its own, into either storage. */
public final class EngineThroughput {

    private static final List<String> STORAGES = List.of("jsonl", "sqlite");
    private static final List<String> PARALLEL = List.of("50", "200");
    private static final String INSTANCES = String.valueOf(Settings.instances(100_000));
    private static final int ROUNDS = Settings.rounds(3);
    private static final String SLOW_SERVICE_MILLIS = "50";
    private static final String SLOW_SERVICE_INSTANCES = "20000";

    /** One row of the table: a run that is played in each round. */
    private record Contestant(String url, String service, String storage, String parallel, String instances) {}

    private EngineThroughput() {}

    /** Takes a minute and a half for each round. */
    public static void run() throws IOException {
        Map<Contestant, List<double[]>> figures = new LinkedHashMap<>();
        try (ChildJvm fast = ChildJvm.start(JsonServer.class);
                ChildJvm slow = ChildJvm.start(JsonServer.class, SLOW_SERVICE_MILLIS)) {
            contestants(url(fast), url(slow)).forEach(contestant -> figures.put(contestant, new ArrayList<>()));
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<Contestant, List<double[]>> entry : figures.entrySet()) {
                    entry.getValue().add(play(entry.getKey()));
                }
            }
        }
        System.out.println("| storage | service takes | at once | requests/s | closing included | CPU us/request"
                + " | s to first request | MiB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        figures.forEach(EngineThroughput::print);
    }

    private static List<Contestant> contestants(String fast, String slow) {
        List<Contestant> contestants = new ArrayList<>();
        for (String storage : STORAGES) {
            for (String parallel : PARALLEL) {
                contestants.add(new Contestant(fast, "0 ms", storage, parallel, INSTANCES));
            }
        }
        contestants.add(new Contestant(slow, SLOW_SERVICE_MILLIS + " ms", "jsonl", "200", SLOW_SERVICE_INSTANCES));
        return contestants;
    }

    private static String url(ChildJvm server) throws IOException {
        return "http://127.0.0.1:" + server.readLine();
    }

    private static double[] play(Contestant contestant) throws IOException {
        try (TemporaryFolder folder = new TemporaryFolder();
                ChildJvm jvm = ChildJvm.start(
                        EngineMain.class,
                        contestant.url(),
                        contestant.storage(),
                        contestant.parallel(),
                        contestant.instances(),
                        folder.path().toString())) {
            return Stream.of(jvm.readLine().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }

    private static void print(Contestant contestant, List<double[]> rounds) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %,.0f (%s) | %,.0f | %.0f | %.1f | %.0f |%n",
                contestant.storage(),
                contestant.service(),
                contestant.parallel(),
                median(rounds, 0),
                rounds.stream()
                        .map(round -> String.format(Locale.ROOT, "%,.0f", round[0]))
                        .collect(Collectors.joining("; ")),
                median(rounds, 1),
                median(rounds, 2),
                median(rounds, 3),
                median(rounds, 4));
    }

    private static double median(List<double[]> rounds, int column) {
        return Medians.of(rounds.stream().map(round -> round[column]).toList());
    }
}
