package dev.turbulence.benchmarks.query;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.Medians;
import dev.turbulence.benchmarks.Settings;
import dev.turbulence.benchmarks.TemporaryFolder;
import dev.turbulence.benchmarks.runs.RunGenerator;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The failed instances of a run, listed: cold in a JVM of its own, opening the run included, and warm. */
public final class FailedInstances {

    private static final long INSTANCES = Settings.instances(1_000);
    private static final int JVMS = Settings.rounds(5);
    private static final int COLUMNS = 4;

    private FailedInstances() {}

    /** Takes some ten seconds at 1,000 instances. */
    public static void run() throws IOException {
        System.out.printf(Locale.ROOT, "Failed instances of %,d, median of %d JVMs%n%n", INSTANCES, JVMS);
        System.out.println(
                "| storage | the libraries' own start, ms | cold, from open to the last row, ms | warm, the same, ms"
                        + " | warm, run open, ms |");
        System.out.println("|---|---|---|---|---|");
        try (TemporaryFolder folder = new TemporaryFolder()) {
            for (Storage storage : Storage.values()) {
                Path run = RunGenerator.run(folder.path(), storage, INSTANCES).path();
                System.out.println("| " + storage + " | " + String.join(" | ", measure(run)) + " |");
            }
        }
    }

    private static List<String> measure(Path run) throws IOException {
        List<List<Double>> columns = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
                .limit(COLUMNS)
                .toList();
        for (int i = 0; i < JVMS; i++) {
            String cells = line(FloorMain.class, run) + " " + line(FailedInstancesMain.class, run);
            String[] millis = cells.split(" ");
            for (int column = 0; column < COLUMNS; column++) {
                columns.get(column).add(Double.valueOf(millis[column]));
            }
        }
        return columns.stream()
                .map(column -> String.format(Locale.ROOT, "%.2f", Medians.of(column)))
                .toList();
    }

    private static String line(Class<?> main, Path run) throws IOException {
        try (ChildJvm jvm = ChildJvm.start(main, run.toString())) {
            return jvm.readLine();
        }
    }
}
