package dev.turbulence.benchmarks.query;

import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Asks one run in a JVM of its own. */
public final class FailedInstancesMain {

    private static final int REPETITIONS = 200;

    private FailedInstancesMain() {}

    /** Argument: the run's folder. Prints milliseconds: cold, warm with open, warm without. */
    public static void main(String[] args) {
        Path path = Path.of(args[0]);
        double cold = millis(() -> openAndAsk(path));
        double warm = median(() -> openAndAsk(path));
        try (StoredRun run = StoredRun.open(path)) {
            System.out.println(String.format(Locale.ROOT, "%.3f %.3f %.3f", cold, warm, median(() -> ask(run))));
        }
    }

    private static void openAndAsk(Path path) {
        try (StoredRun run = StoredRun.open(path)) {
            ask(run);
        }
    }

    private static void ask(StoredRun run) {
        if (run.instances().failed().list().isEmpty()) {
            throw new IllegalStateException("no failed instances in " + run);
        }
    }

    private static double median(Runnable question) {
        double[] millis = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            millis[i] = millis(question);
        }
        Arrays.sort(millis);
        return millis[REPETITIONS / 2];
    }

    private static double millis(Runnable question) {
        long start = System.nanoTime();
        question.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
