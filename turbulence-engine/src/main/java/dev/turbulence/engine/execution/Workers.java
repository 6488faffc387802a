package dev.turbulence.engine.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Threads that all run the same loop, and the wait for their end. Those that run can ask for more. */
final class Workers {

    private final ThreadFactory factory;
    private final IntConsumer loop;
    private final int most;
    private final List<Thread> threads = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private int running;

    /**
     * @param most how many there may be
     * @param loop gets the number of its worker, from 0
     */
    Workers(int most, ThreadFactory factory, IntConsumer loop) {
        this.most = most;
        this.factory = factory;
        this.loop = loop;
    }

    /**
     * Starts the first ones, at least one; fewer where the system has no more threads to give.
     *
     * @throws OutOfMemoryError if it has none
     */
    void start(int count) {
        // Counted before any of them can end, so that they have not all ended while there are more to come.
        synchronized (this) {
            running += count;
        }
        for (int i = 0; i < count; i++) {
            try {
                add();
            } catch (OutOfMemoryError e) {
                if (i == 0) {
                    throw e;
                }
                end(count - i);
                return;
            }
        }
    }

    /** Starts one more, unless there are as many as may be. For workers only. */
    void grow() {
        synchronized (this) {
            if (threads.size() >= most) {
                return;
            }
            running++;
        }
        try {
            add();
        } catch (OutOfMemoryError e) {
            end(1);
        }
    }

    private void add() {
        Thread thread;
        synchronized (this) {
            int number = threads.size();
            thread = factory.newThread(() -> run(number));
            threads.add(thread);
        }
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // Not for want of heap: this is how Java says that the system refused a thread.
            synchronized (this) {
                threads.remove(thread);
            }
            throw e;
        }
    }

    private void run(int number) {
        try {
            loop.accept(number);
        } finally {
            end(1);
        }
    }

    private void end(int count) {
        boolean last;
        synchronized (this) {
            running -= count;
            last = running == 0;
        }
        if (last) {
            ended.complete(null);
        }
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

    synchronized void interrupt() {
        threads.forEach(Thread::interrupt);
    }
}
