package dev.turbulence.engine.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads that all run the same loop, and the wait for their end. */
final class Workers {

    private final List<Thread> threads = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Workers() {}

    static Workers start(int count, ThreadFactory factory, Runnable loop) {
        Workers workers = new Workers();
        AtomicInteger running = new AtomicInteger(count);
        for (int i = 0; i < count; i++) {
            workers.threads.add(factory.newThread(() -> {
                try {
                    loop.run();
                } finally {
                    if (running.decrementAndGet() == 0) {
                        workers.ended.complete(null);
                    }
                }
            }));
        }
        workers.threads.forEach(Thread::start);
        return workers;
    }

    /** Waits until all have ended or the other future completes. */
    void awaitEndOr(CompletableFuture<?> other) {
        CompletableFuture.anyOf(ended, other).join();
    }

    /** Waits until all have ended; returns whether they did in time. */
    boolean awaitEnd(Duration limit) {
        try {
            ended.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended.isDone();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The end of the workers is never an exception", e);
        }
    }

    void interrupt() {
        threads.forEach(Thread::interrupt);
    }
}
