package dev.turbulence.engine.execution;

import dev.turbulence.storage.LoadShape;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How far a run has come: counters that its workers raise and anyone may look at, at any time and from any thread. */
public final class RunProgress {

    private static final int RECENT_LATENCIES = 512;

    private final LoadShape load;
    private final LongAdder started = new LongAdder();
    private final LongAdder passed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder errored = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger peakRunning = new AtomicInteger();
    private final AtomicLongArray latencies = new AtomicLongArray(RECENT_LATENCIES);
    private final AtomicLong latencyCount = new AtomicLong();
    private volatile long firstStartNanos;
    private volatile long endNanos;

    RunProgress(LoadShape load) {
        this.load = load;
    }

    /** The counters of this moment. They are read one after the other: a busy run may move on in between. */
    public Snapshot snapshot() {
        long pass = passed.sum();
        long fail = failed.sum();
        long error = errored.sum();
        long begun = Math.max(started.sum(), pass + fail);
        long requests = latencyCount.get();
        return new Snapshot(
                load,
                pass + fail,
                pass,
                fail,
                error,
                begun - pass - fail,
                late.sum(),
                requests,
                recentP95(requests),
                elapsed());
    }

    /** How many instances ran at once when they were most. */
    int peakRunning() {
        return peakRunning.get();
    }

    void runStarted() {
        firstStartNanos = System.nanoTime();
    }

    void runEnded() {
        endNanos = System.nanoTime();
    }

    void instanceStarted(boolean isLate) {
        started.increment();
        int now = running.incrementAndGet();
        if (now > peakRunning.get()) {
            peakRunning.accumulateAndGet(now, Math::max);
        }
        if (isLate) {
            late.increment();
        }
    }

    void instanceEnded(boolean pass, boolean error) {
        running.decrementAndGet();
        (pass ? passed : failed).increment();
        if (error) {
            errored.increment();
        }
    }

    void latency(long nanos) {
        long number = latencyCount.getAndIncrement();
        latencies.set((int) (number % RECENT_LATENCIES), nanos);
    }

    private OptionalDouble recentP95(long count) {
        int size = (int) Math.min(count, RECENT_LATENCIES);
        if (size == 0) {
            return OptionalDouble.empty();
        }
        long[] sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = latencies.get(i);
        }
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[(int) Math.ceil(size * 0.95) - 1] / 1e6);
    }

    private Duration elapsed() {
        if (firstStartNanos == 0) {
            return Duration.ZERO;
        }
        long end = endNanos == 0 ? System.nanoTime() : endNanos;
        return Duration.ofNanos(end - firstStartNanos);
    }

    /**
     * How far the run has come.
     *
     * @param load what was asked for
     * @param done instances that have ended
     * @param passed those of them that passed
     * @param failed those of them that failed, errored ones included
     * @param errored those of them that could not be carried through
     * @param running instances that have started and not ended
     * @param late instances that started late under an open load
     * @param requests http and wait steps so far
     * @param recentP95Millis estimate over the latest 512 http and wait steps, in milliseconds; empty before the first
     * @param elapsed since the first instance started, until the run ended
     */
    public record Snapshot(
            LoadShape load,
            long done,
            long passed,
            long failed,
            long errored,
            long running,
            long late,
            long requests,
            OptionalDouble recentP95Millis,
            Duration elapsed) {

        /** Instances ended per second, over the whole run so far; 0 before it started. */
        public double instancesPerSecond() {
            return elapsed.isZero() ? 0 : done * 1e9 / elapsed.toNanos();
        }
    }
}
