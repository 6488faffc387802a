package dev.turbulence.engine.execution;

import dev.turbulence.storage.LoadShape;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A fixed number of instances at once: a start is when a worker asks for it, but for a ramp-up, which lets them in by and by. */
final class ClosedArrivals implements Arrivals {

    private final LoadShape shape;
    private final Cancellation cancellation;
    private final long startNanos = System.nanoTime();
    private final long mostInstances;
    /** Nothing more starts: workers that wait to be let in may go. */
    private final CountDownLatch over = new CountDownLatch(1);

    private long count;
    private boolean complete;

    ClosedArrivals(LoadShape shape, Cancellation cancellation) {
        this.shape = shape;
        this.cancellation = cancellation;
        this.mostInstances = shape.instances() == null ? LoadShape.MOST_INSTANCES : shape.instances();
        cancellation.stopped().thenRun(over::countDown);
    }

    @Override
    public Start next(int worker) {
        return isLetIn(worker) ? next() : null;
    }

    private boolean isLetIn(int worker) {
        long due = (long) (shape.rampUp().toNanos() * (double) worker / shape.parallel());
        try {
            return !over.await(due - elapsed(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Start next() {
        if (complete || cancellation.stopping()) {
            return null;
        }
        long now = elapsed();
        if (shape.duration() != null && now >= shape.duration().toNanos()) {
            end();
            return null;
        }
        long index = count++;
        if (count == mostInstances) {
            end();
        }
        return new Start(index, null, now < shape.warmUp().toNanos());
    }

    private void end() {
        complete = true;
        over.countDown();
    }

    private long elapsed() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public int firstWorkers() {
        return (int) Math.min(shape.parallel(), mostInstances);
    }

    @Override
    public boolean isUnattended() {
        return false;
    }

    @Override
    public synchronized long count() {
        return count;
    }

    @Override
    public synchronized boolean complete() {
        return complete;
    }
}
