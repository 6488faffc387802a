package dev.turbulence.engine.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The calls in flight, with a thread that ends those whose deadline has passed.
 *
 * <p>It looks at all of them every few milliseconds rather than keeping a timer for each: nearly every call finishes long
 * before its deadline, and entering and leaving a set is cheaper than starting and cancelling a timer.
 */
final class InFlightCalls implements AutoCloseable {

    /** How late a deadline may be noticed. */
    static final int SWEEP_MILLIS = 5;

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Thread sweeper;
    private volatile boolean aborted;
    private volatile boolean closed;

    InFlightCalls() {
        sweeper = new Thread(this::sweepUntilClosed, "turbulence-http-deadlines");
        sweeper.setDaemon(true);
        sweeper.start();
    }

    Call begin(long deadlineNanos) {
        Call call = new Call(deadlineNanos);
        calls.add(call);
        // After the add: an abort that comes in between either sees the call in the set or is seen here.
        if (aborted) {
            call.end(Call.Ending.ABORT);
        }
        return call;
    }

    Call.Ending finish(Call call) {
        calls.remove(call);
        return call.finish();
    }

    /** Ends every call in flight and every one that begins from now on. */
    void abort() {
        aborted = true;
        calls.forEach(call -> call.end(Call.Ending.ABORT));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(sweeper);
        abort();
    }

    private void sweepUntilClosed() {
        while (!closed) {
            LockSupport.parkNanos(this, SWEEP_MILLIS * 1_000_000L);
            long now = System.nanoTime();
            for (Call call : calls) {
                if (call.overdueAt(now)) {
                    call.end(Call.Ending.DEADLINE);
                }
            }
        }
    }
}
