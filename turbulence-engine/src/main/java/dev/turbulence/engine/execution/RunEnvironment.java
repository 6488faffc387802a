package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Policies;
import dev.turbulence.engine.http.CookieJar;
import dev.turbulence.engine.http.HttpOutcome;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.HttpTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the instances of a run share. */
record RunEnvironment(
        String runId,
        long seed,
        HttpTransport transport,
        ComputeSlots slots,
        RequestFactory requests,
        Policies policies,
        Cancellation cancellation,
        RunProgress progress,
        Clock clock) {

    /** Sends a request and waits for the answer; others may compute meanwhile. */
    HttpOutcome send(HttpRequest request, CookieJar cookies) {
        return slots.whileWaiting(() -> transport.send(request, cookies));
    }

    /** Sleeps, unless the run is aborted first; returns whether it was. Others may compute meanwhile. */
    boolean sleepUnlessAborted(Duration duration) {
        return slots.whileWaiting(() -> cancellation.sleepUnlessAborted(duration));
    }

    Instant now() {
        return clock.instant();
    }
}
