package dev.turbulence.engine.execution;

import dev.turbulence.engine.http.BodyBudget;
import dev.turbulence.engine.http.HttpFailure;
import dev.turbulence.engine.http.HttpOutcome;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.HttpResponse;
import dev.turbulence.engine.language.LastResponse;
import dev.turbulence.storage.FailureKind;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request and what became of it.
 *
 * @param latencyNanos from when the step wanted it sent, which with an injected latency is earlier than it was sent
 */
record HttpExchange(HttpOutcome outcome, Content body, long latencyNanos) implements Exchange {

    /**
     * What became of a request, with the answer's body understood.
     *
     * @param memory what that may take; an answer that would take more has failed
     */
    static HttpExchange of(HttpOutcome outcome, BodyBudget.Share memory) {
        if (!(outcome instanceof HttpResponse response)) {
            return failed((HttpFailure) outcome);
        }
        try {
            return new HttpExchange(outcome, Content.of(response.body(), memory), outcome.latencyNanos());
        } catch (BodyBudget.ExceededException e) {
            String message = "Response refused, " + e.getMessage() + ": "
                    + response.sent().uri();
            return failed(new HttpFailure(
                    response.sent(),
                    HttpFailure.Kind.PROTOCOL,
                    message,
                    response.latencyNanos(),
                    response.connectionWaitNanos()));
        }
    }

    static HttpExchange failed(HttpFailure failure) {
        return new HttpExchange(failure, Content.NONE, failure.latencyNanos());
    }

    @Override
    public Sent sent() {
        HttpRequest request = outcome.sent();
        return new Sent(
                "http",
                request.method(),
                request.uri().toString(),
                request.headers().toMap(),
                request.body() == null ? Content.NONE : Content.of(request.body()));
    }

    HttpExchange withLatency(long nanos) {
        return new HttpExchange(outcome, body, nanos);
    }

    @Override
    public Integer status() {
        return outcome instanceof HttpResponse response ? response.status() : null;
    }

    @Override
    public Map<String, String> headers() {
        return outcome instanceof HttpResponse response ? response.headers() : Map.of();
    }

    @Override
    public long connectionWaitNanos() {
        return outcome.connectionWaitNanos();
    }

    @Override
    public boolean limited() {
        return outcome.sent().link().isLimited();
    }

    @Override
    public boolean insecure() {
        return outcome.sent().link().isInsecure();
    }

    @Override
    public boolean answered() {
        return status() != null;
    }

    @Override
    public FailureKind failureKind() {
        if (!(outcome instanceof HttpFailure failure)) {
            return FailureKind.STATUS;
        }
        return switch (failure.kind()) {
            case TIMEOUT -> FailureKind.TIMEOUT;
            case CONNECTION -> FailureKind.CONNECTION;
            case PROTOCOL -> FailureKind.PROTOCOL;
            case ABORTED -> FailureKind.ABORTED;
        };
    }

    @Override
    public boolean resent() {
        return outcome instanceof HttpResponse response && response.resent();
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

    @Override
    public Optional<LastResponse> lastResponse() {
        return outcome instanceof HttpResponse response
                ? Optional.of(new LastResponse(response.status(), response.headers(), body.value()))
                : Optional.empty();
    }
}
