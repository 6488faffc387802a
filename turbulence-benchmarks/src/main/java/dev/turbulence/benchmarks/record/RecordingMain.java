package dev.turbulence.benchmarks.record;

import dev.turbulence.benchmarks.Medians;
import dev.turbulence.benchmarks.runs.RecordGenerator;
import dev.turbulence.benchmarks.runs.RunGenerator;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Eight producers record one run, in a JVM of its own; then it is looked whether every record is there. */
public final class RecordingMain {

    private static final int PRODUCERS = 8;

    private final RunWriter writer;
    private final RecordGenerator records;
    private final long instances;
    private final double instancesPerSecond;
    private final double[] handOverMicros;
    private final AtomicLong next = new AtomicLong();
    private long start;

    private RecordingMain(RunWriter writer, long instances, double recordsPerSecond) {
        this.writer = writer;
        this.records = new RecordGenerator("run_1");
        this.instances = instances;
        this.instancesPerSecond = recordsPerSecond / RecordGenerator.RECORDS_PER_INSTANCE;
        this.handOverMicros = new double[(int) instances];
    }

    /**
     * Arguments: folder, storage or "nothing", instances, records per second (0 for as fast as it goes). Prints records per
     * second, then the median and the 99th percentile of the hand-over of an instance's records, in microseconds.
     */
    public static void main(String[] args) throws InterruptedException {
        long instances = Long.parseLong(args[2]);
        double pace = Double.parseDouble(args[3]);
        if (args[1].equals("nothing")) {
            System.out.println(new RecordingMain(null, instances, pace).measure());
            return;
        }
        Path run;
        String figures;
        try (RunWriter writer =
                RunWriter.create(Storage.parse(args[1]), Path.of(args[0]), RunGenerator.newRun("run_1", instances))) {
            figures = new RecordingMain(writer, instances, pace).measure();
            writer.finish(RunOutcome.complete());
            run = writer.directory().path();
        }
        requireAll(run, instances);
        System.out.println(figures);
    }

    private static void requireAll(Path path, long instances) {
        try (StoredRun run = StoredRun.open(path)) {
            long found = run.instances().count()
                    + run.steps().count()
                    + run.assertions().count();
            if (found != instances * RecordGenerator.RECORDS_PER_INSTANCE) {
                throw new IllegalStateException(
                        "records were lost: " + found + " found of " + instances + " instances");
            }
        }
    }

    private String measure() throws InterruptedException {
        start = System.nanoTime();
        List<Thread> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            Thread producer = new Thread(this::produce);
            producer.start();
            producers.add(producer);
        }
        for (Thread producer : producers) {
            producer.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "%.3f %.3f %.3f",
                instances * RecordGenerator.RECORDS_PER_INSTANCE / seconds,
                Medians.quantile(handOverMicros, 0.5),
                Medians.quantile(handOverMicros, 0.99));
    }

    private void produce() {
        for (long index = next.getAndIncrement(); index < instances; index = next.getAndIncrement()) {
            RecordGenerator.Records made = records.instance(index);
            awaitTurn(index);
            long before = System.nanoTime();
            if (writer != null) {
                made.writeTo(writer);
            }
            handOverMicros[(int) index] = (System.nanoTime() - before) / 1e3;
        }
    }

    private void awaitTurn(long index) {
        if (instancesPerSecond > 0) {
            long due = start + (long) (index / instancesPerSecond * 1e9);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
        }
    }
}
