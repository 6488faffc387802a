package dev.turbulence.engine.execution;

import dev.turbulence.engine.grpc.GrpcOutcome;
import dev.turbulence.engine.language.LastResponse;
import dev.turbulence.storage.FailureKind;
import java.util.Map;
import java.util.Optional;

/**
 * A gRPC call and what became of it.
 *
 * @param body the response as JSON; as bytes when it is not of its type, which the problem then says
 * @param problem what is wrong with a response that came, or null
 * @param insecure whether nobody checked who answered
 */
record GrpcExchange(Sent sent, GrpcOutcome outcome, Content body, String problem, boolean insecure)
        implements Exchange {

    @Override
    public Integer status() {
        return outcome.aborted() ? null : outcome.code();
    }

    @Override
    public Map<String, String> headers() {
        return outcome.metadata();
    }

    @Override
    public long latencyNanos() {
        return outcome.latencyNanos();
    }

    @Override
    public boolean answered() {
        return outcome.message() != null;
    }

    @Override
    public FailureKind failureKind() {
        if (outcome.aborted()) {
            return FailureKind.ABORTED;
        }
        return switch (outcome.code()) {
            case GrpcOutcome.DEADLINE_EXCEEDED -> FailureKind.TIMEOUT;
            case GrpcOutcome.UNAVAILABLE -> FailureKind.CONNECTION;
            default -> problem == null ? FailureKind.STATUS : FailureKind.PROTOCOL;
        };
    }

    @Override
    public boolean resent() {
        return false;
    }

    /** Every call that was not aborted has a status, whoever gave it. */
    @Override
    public Optional<LastResponse> lastResponse() {
        return outcome.aborted()
                ? Optional.empty()
                : Optional.of(new LastResponse(outcome.code(), outcome.metadata(), body.value()));
    }
}
