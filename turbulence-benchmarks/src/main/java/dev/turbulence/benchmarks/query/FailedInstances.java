package dev.turbulence.benchmarks.query;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.Settings;
import dev.turbulence.benchmarks.TemporaryFolder;
import dev.turbulence.benchmarks.runs.RunGenerator;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The failed instances of a run, listed: cold in a JVM of its own, opening the run included, and warm. */
public final class FailedInstances {

    private static final long INSTANCES = Settings.instances(1_000);
    private static final int JVMS = 5;

    private FailedInstances() {}

    /** Takes some ten seconds at 1,000 instances. */
    public static void run() throws IOException {
        System.out.printf(Locale.ROOT, "Failed instances of %,d, median of %d JVMs%n%n", INSTANCES, JVMS);
        System.out.println(
                "| storage | cold, from open to the last row, ms | warm, the same, ms | warm, run open, ms |");
        System.out.println("|---|---|---|---|");
        try (TemporaryFolder folder = new TemporaryFolder()) {
            for (Storage storage : Storage.values()) {
                Path run = RunGenerator.run(folder.path(), storage, INSTANCES).path();
                System.out.println("| " + storage + " | " + String.join(" | ", measure(run)) + " |");
            }
        }
    }

    private static List<String> measure(Path run) throws IOException {
        List<double[]> rounds = new ArrayList<>();
        for (int i = 0; i < JVMS; i++) {
            try (ChildJvm jvm = ChildJvm.start(FailedInstancesMain.class, run.toString())) {
                String[] cells = jvm.readLine().split(" ");
                rounds.add(new double[] {
                    Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2])
                });
            }
        }
        List<String> medians = new ArrayList<>();
        for (int column = 0; column < 3; column++) {
            int wanted = column;
            double[] sorted =
                    rounds.stream().mapToDouble(round -> round[wanted]).sorted().toArray();
            medians.add(String.format(Locale.ROOT, "%.2f", sorted[sorted.length / 2]));
        }
        return medians;
    }
}
