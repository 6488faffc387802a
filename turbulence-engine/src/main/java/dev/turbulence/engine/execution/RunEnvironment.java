package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Policies;
import dev.turbulence.engine.grpc.GrpcTransport;
import dev.turbulence.engine.http.HttpTransport;
import java.time.Clock;
import java.time.Instant;

/** What the instances of a run share. */
record RunEnvironment(
        String runId,
        long seed,
        HttpTransport transport,
        GrpcTransport grpc,
        RequestFactory requests,
        Policies policies,
        Cancellation cancellation,
        RunProgress progress,
        Clock clock) {

    Instant now() {
        return clock.instant();
    }
}
