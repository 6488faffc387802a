package dev.turbulence.benchmarks.record;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.Medians;
import dev.turbulence.benchmarks.Settings;
import dev.turbulence.benchmarks.TemporaryFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Recording into either storage against recording nothing, in turns, flat out and at the pace of a real run. */
public final class RecordingComparison {

    private static final List<String> STORAGES = List.of("nothing", "jsonl", "sqlite");
    private static final long INSTANCES = Settings.instances(50_000);
    private static final long PACED_INSTANCES = 5_000;
    private static final String PACE = "5000";
    private static final int ROUNDS = Settings.rounds(5);

    private RecordingComparison() {}

    /** Takes about a minute for each round. */
    public static void run() throws IOException {
        System.out.printf(
                Locale.ROOT, "8 producers, 9 records per instance, median of %d JVMs with 256 MiB%n%n", ROUNDS);
        System.out.println(
                "| pace | storage | records/s | against nothing | hand-over of an instance, median us | p99 us |");
        System.out.println("|---|---|---|---|---|---|");
        measure("as fast as it goes", INSTANCES, "0");
        measure(PACE + " records/s", PACED_INSTANCES, PACE);
    }

    private static void measure(String name, long instances, String pace) throws IOException {
        Map<String, List<List<Double>>> figures = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String storage : STORAGES) {
                List<List<Double>> columns = figures.computeIfAbsent(
                        storage, key -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                String[] cells = record(storage, instances, pace).split(" ");
                for (int i = 0; i < cells.length; i++) {
                    columns.get(i).add(Double.valueOf(cells[i]));
                }
            }
        }
        double nothing = Medians.of(figures.get("nothing").get(0));
        figures.forEach((storage, columns) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.3f | %.0f | %.0f |%n",
                name,
                storage,
                Medians.of(columns.get(0)),
                Medians.of(columns.get(0)) / nothing,
                Medians.of(columns.get(1)),
                Medians.of(columns.get(2))));
    }

    private static String record(String storage, long instances, String pace) throws IOException {
        try (TemporaryFolder folder = new TemporaryFolder();
                ChildJvm jvm = ChildJvm.start(
                        RecordingMain.class, folder.path().toString(), storage, String.valueOf(instances), pace)) {
            return jvm.readLine();
        }
    }
}
