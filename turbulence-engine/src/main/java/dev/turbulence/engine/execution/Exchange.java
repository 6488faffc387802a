package dev.turbulence.engine.execution;

import dev.turbulence.engine.http.HttpFailure;
import dev.turbulence.engine.http.HttpOutcome;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.HttpResponse;
import dev.turbulence.engine.language.LastResponse;
import java.util.Map;
import java.util.Optional;

/**
 * A request and what became of it, in the terms of a step.
 *
 * @param latencyNanos from when the step wanted it sent, which with an injected latency is earlier than it was sent
 */
record Exchange(HttpOutcome outcome, Content body, long latencyNanos) {

    static Exchange of(HttpOutcome outcome) {
        Content body = outcome instanceof HttpResponse response ? Content.of(response.body()) : Content.NONE;
        return new Exchange(outcome, body, outcome.latencyNanos());
    }

    HttpRequest sent() {
        return outcome.sent();
    }

    Exchange withLatency(long nanos) {
        return new Exchange(outcome, body, nanos);
    }

    /** The status, or null when no response came. */
    Integer status() {
        return outcome instanceof HttpResponse response ? response.status() : null;
    }

    Map<String, String> headers() {
        return outcome instanceof HttpResponse response ? response.headers() : Map.of();
    }

    /** How much of the latency was waiting for a free connection; 0 where their number is not limited. */
    long connectionWaitNanos() {
        return outcome.connectionWaitNanos();
    }

    boolean resent() {
        return outcome instanceof HttpResponse response && response.resent();
    }

    boolean failedAs(HttpFailure.Kind kind) {
        return outcome instanceof HttpFailure failure && failure.kind() == kind;
    }

    /** What went wrong in transport, or null when a response came. */
    String failureMessage() {
        return outcome instanceof HttpFailure failure ? failure.message() : null;
    }

    /** The status as an error, such as {@code HTTP 500: Internal Server Error}. */
    String statusMessage() {
        HttpResponse response = (HttpResponse) outcome;
        return "HTTP " + response.status() + (response.reason().isEmpty() ? "" : ": " + response.reason());
    }

    Optional<LastResponse> lastResponse() {
        return outcome instanceof HttpResponse response
                ? Optional.of(new LastResponse(response.status(), response.headers(), body.value()))
                : Optional.empty();
    }
}
