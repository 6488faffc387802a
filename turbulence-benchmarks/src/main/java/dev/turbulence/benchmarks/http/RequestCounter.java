package dev.turbulence.benchmarks.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests on the threads that serve them. */
final class RequestCounter {

    private final LongAdder requests = new LongAdder();
    private final LongAdder followUps = new LongAdder();
    private final AtomicLong firstMillis = new AtomicLong();
    private final LongAccumulator lastMillis = new LongAccumulator(Math::max, 0);

    void count(boolean followUp) {
        long now = System.currentTimeMillis();
        if (firstMillis.get() == 0) {
            firstMillis.compareAndSet(0, now);
        }
        lastMillis.accumulate(now);
        requests.increment();
        if (followUp) {
            followUps.increment();
        }
    }

    /** What was counted since the last call. Between two clients only: a request at the same moment may be lost. */
    RequestCount take() {
        return new RequestCount(
                requests.sumThenReset(), followUps.sumThenReset(), firstMillis.getAndSet(0), lastMillis.getThenReset());
    }
}
