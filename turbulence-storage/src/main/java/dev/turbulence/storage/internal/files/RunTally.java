package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Millis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a writer writes, but for the warm-up, and knows the instances that are still running. Latencies go into a
 * temporary file when they become many. Safe for use by several threads.
 */
public final class RunTally {

    private static final double[] PERCENTS = {50, 95, 99};

    private final Path folder;
    private final SpooledSamples samples;
    private final Map<String, Instance> running = new LinkedHashMap<>();
    private long ended;
    private long passed;
    private long failed;
    private long errored;
    private long steps;
    private long assertions;
    private long assertionsFailed;
    private Instant lastEnd;

    /** @param folder the run's */
    public RunTally(Path folder) {
        this.folder = folder;
        this.samples = new SpooledSamples(folder);
    }

    public synchronized void instanceStarted(Instance instance) {
        running.put(instance.id(), instance);
    }

    public synchronized void instanceEnded(Instance instance) {
        running.remove(instance.id());
        if (!instance.warmUp()) {
            ended++;
            passed += Boolean.TRUE.equals(instance.passed()) ? 1 : 0;
            failed += instance.failed() ? 1 : 0;
            errored += instance.errored() ? 1 : 0;
        }
        Instant end = instance.completedAt();
        if (end != null && (lastEnd == null || end.isAfter(lastEnd))) {
            lastEnd = end;
        }
    }

    public synchronized void step(Step step) {
        if (isWarmUp(step.instanceId())) {
            return;
        }
        steps++;
        if (step.isLatencySample()) {
            try {
                samples.add(Millis.of(step.latency()));
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    public synchronized void assertion(Assertion assertion) {
        if (isWarmUp(assertion.instanceId())) {
            return;
        }
        assertions++;
        assertionsFailed += assertion.failed() ? 1 : 0;
    }

    private boolean isWarmUp(String instanceId) {
        Instance instance = running.get(instanceId);
        return instance != null && instance.warmUp();
    }

    /** When the last instance ended; null when none has. */
    public synchronized Instant lastEnd() {
        return lastEnd;
    }

    /** Instances that started and have not ended, in the order they started. */
    public synchronized List<Instance> running() {
        return List.copyOf(running.values());
    }

    /** The numbers of the run, which is over. */
    public synchronized RunTotals totals() {
        double[] percentiles = percentiles();
        long open =
                running.values().stream().filter(instance -> !instance.warmUp()).count();
        return new RunTotals(
                ended + open,
                passed,
                failed,
                errored,
                steps,
                assertions,
                assertionsFailed,
                percentiles[0],
                percentiles[1],
                percentiles[2]);
    }

    private double[] percentiles() {
        try (samples) {
            return samples.count() == 0 ? new double[PERCENTS.length] : samples.percentiles(PERCENTS);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private StorageException failed(IOException e) {
        return new StorageException(
                "Cannot keep the latencies of the run in a temporary file in " + folder + ": " + Failures.describe(e),
                e);
    }
}
