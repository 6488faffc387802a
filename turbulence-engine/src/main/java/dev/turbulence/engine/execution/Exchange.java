package dev.turbulence.engine.execution;

import dev.turbulence.engine.language.LastResponse;
import dev.turbulence.storage.FailureKind;
import java.util.Map;
import java.util.Optional;

/** A request and what became of it, in the terms of a step. */
sealed interface Exchange permits HttpExchange, GrpcExchange {

    /** The request as it was sent, or would have been. */
    Sent sent();

    /** The status, or null when there is none. */
    Integer status();

    /** What came with the answer; names in lower case. */
    Map<String, String> headers();

    /** The answer's body; {@link Content#NONE} when there is none. */
    Content body();

    /** How long it took, as the step sees it. */
    long latencyNanos();

    /** How much of the latency was waiting for a free connection; 0 where their number is not limited. */
    default long connectionWaitNanos() {
        return 0;
    }

    /** Whether the number of connections to the service is limited. */
    default boolean limited() {
        return false;
    }

    /** Whether nobody checked who answered. */
    boolean insecure();

    /** Whether there is an answer to look for variables in. */
    boolean answered();

    /** What sort of failure it is, if it is one. */
    FailureKind failureKind();

    default boolean timedOut() {
        return failureKind() == FailureKind.TIMEOUT;
    }

    /** Whether there was no connection, or one that broke. */
    default boolean disconnected() {
        return failureKind() == FailureKind.CONNECTION;
    }

    /** Whether the request went out a second time by itself. */
    boolean resent();

    /** What later steps see of it; empty when it leaves what they saw before. */
    Optional<LastResponse> lastResponse();

    /**
     * A request as it is recorded.
     *
     * @param protocol {@code http} or {@code grpc}
     * @param method the HTTP method, or the full name of the gRPC method
     */
    record Sent(String protocol, String method, String url, Map<String, String> headers, Content body) {}
}
