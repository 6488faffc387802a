package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Policies;
import dev.turbulence.engine.grpc.GrpcException;
import dev.turbulence.engine.grpc.GrpcOutcome;
import dev.turbulence.engine.grpc.GrpcRequest;
import dev.turbulence.engine.grpc.GrpcTarget;
import dev.turbulence.engine.grpc.GrpcTransport;
import dev.turbulence.engine.http.BodyBudget;
import dev.turbulence.engine.http.HttpOutcome;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.HttpTransport;
import dev.turbulence.engine.http.Session;
import dev.turbulence.engine.proto.ProtoSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the instances of a run share. */
record RunEnvironment(
        String runId,
        long seed,
        HttpTransport transport,
        BodyBudget bodies,
        int heldBodyBytes,
        GrpcTransport grpc,
        ComputeSlots slots,
        RequestFactory requests,
        Policies policies,
        Cancellation cancellation,
        RunProgress progress,
        Clock clock) {

    /** Sends a request and waits for the answer; others may compute meanwhile. */
    HttpExchange exchange(HttpRequest request, Session session) {
        HttpOutcome outcome = slots.whileWaiting(() -> transport.send(request, session));
        return HttpExchange.of(outcome, session.memory());
    }

    /** What a new instance keeps from one request to the next: nothing yet. */
    Session session() {
        return Session.of(clock, bodies);
    }

    /** Makes a call and waits for its end; others may compute meanwhile. */
    GrpcOutcome call(GrpcTarget target, GrpcRequest request) {
        return slots.whileWaiting(() -> grpc.call(target, request));
    }

    /** Waits for what a server tells of itself; others may compute meanwhile. */
    ProtoSchema schema(GrpcTarget target, Duration timeout) throws GrpcException {
        return slots.whileWaiting(() -> grpc.schema(target, timeout));
    }

    /** Sleeps, unless the run is aborted first; returns whether it was. Others may compute meanwhile. */
    boolean sleepUnlessAborted(Duration duration) {
        return slots.whileWaiting(() -> cancellation.sleepUnlessAborted(duration));
    }

    Instant now() {
        return clock.instant();
    }
}
