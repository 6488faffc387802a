package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.DoubleList;
import dev.turbulence.storage.internal.Millis;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a writer writes, but for the warm-up, in eight bytes for each latency sample, and knows the instances that
 * are still running. Safe for use by several threads.
 */
public final class RunTally {

    private final DoubleList samples = new DoubleList();
    private final Map<String, Instance> running = new LinkedHashMap<>();
    private long ended;
    private long passed;
    private long failed;
    private long errored;
    private long steps;
    private long assertions;
    private long assertionsFailed;
    private Instant lastEnd;

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
            samples.add(Millis.of(step.latency()));
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

    public synchronized RunTotals totals() {
        double[] millis = samples.toArray();
        LatencyStatistics latency = millis.length == 0 ? null : LatencyStatistics.ofMillis(millis, "the run");
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
                percentile(latency, 50),
                percentile(latency, 95),
                percentile(latency, 99));
    }

    private static double percentile(LatencyStatistics latency, double percent) {
        return latency == null ? 0.0 : latency.percentileMillis(percent);
    }
}
