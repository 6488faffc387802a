package dev.turbulence.engine.execution;

import dev.turbulence.storage.LoadShape;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts by the clock. One worker at a time waits for the next one; when it has it, another takes its place, and where none
 * is free one is made, up to the most that may run at once. When all of those are busy the next start is given out late.
 */
final class OpenArrivals implements Arrivals {

    private final LoadShape shape;
    private final Cancellation cancellation;
    private final long startNanos = System.nanoTime();
    private final Instant startedAt;
    private final long expected;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Changed by whoever has the turn. */
    private volatile long count;

    OpenArrivals(LoadShape shape, Cancellation cancellation, Clock clock) {
        this.startedAt = clock.instant();
        this.shape = shape;
        this.cancellation = cancellation;
        this.expected = shape.expectedInstances().orElseThrow();
        cancellation.stopped().thenRun(stopped::countDown);
    }

    @Override
    public Start next(int worker) {
        waiting.incrementAndGet();
        turn.lock();
        try {
            return next();
        } finally {
            turn.unlock();
            waiting.decrementAndGet();
        }
    }

    private Start next() {
        if (complete() || cancellation.stopping()) {
            return null;
        }
        long arrival = shape.arrivalNanos(count);
        long due = startNanos + arrival;
        try {
            if (stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        return new Start(
                count++,
                new Start.Due(due, startedAt.plusNanos(arrival)),
                arrival < shape.warmUp().toNanos());
    }

    @Override
    public int firstWorkers() {
        return 1;
    }

    @Override
    public boolean isUnattended() {
        return waiting.get() == 0 && !complete();
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public boolean complete() {
        return count == expected;
    }
}
