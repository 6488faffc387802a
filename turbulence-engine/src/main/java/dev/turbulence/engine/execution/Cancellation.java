package dev.turbulence.engine.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How a run is ended early, in two stages: stopping (no further instance starts, running ones go on) and aborted (running
 * ones end where they are). The first reason given is the one that counts.
 */
final class Cancellation {

    private final CompletableFuture<String> stop = new CompletableFuture<>();
    private final CountDownLatch abort = new CountDownLatch(1);
    private volatile boolean graceful = true;

    /** Running instances get their grace period. */
    void stop(String reason) {
        stop.complete(reason);
    }

    /** The run cannot go on: running instances get no grace period. */
    void stopAtOnce(String reason) {
        graceful = false;
        stop.complete(reason);
    }

    void abort() {
        abort.countDown();
    }

    boolean stopping() {
        return stop.isDone();
    }

    boolean graceful() {
        return graceful;
    }

    boolean aborted() {
        return abort.getCount() == 0;
    }

    /** Why the run was stopped, or null. */
    String reason() {
        return stop.getNow(null);
    }

    /** Completes when the run is to stop. */
    CompletableFuture<String> stopped() {
        return stop;
    }

    /** Sleeps, unless the run is aborted first; returns whether it was. */
    boolean sleepUnlessAborted(Duration duration) {
        try {
            return abort.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
