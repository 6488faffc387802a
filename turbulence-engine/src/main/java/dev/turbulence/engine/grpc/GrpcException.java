package dev.turbulence.engine.grpc;

/** A server that did not tell its schema. */
public final class GrpcException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient GrpcOutcome outcome;

    GrpcException(GrpcOutcome outcome) {
        super(outcome.describe());
        this.outcome = outcome;
    }

    /** How the call that asked for it ended. */
    public GrpcOutcome outcome() {
        return outcome;
    }
}
