package dev.turbulence.engine.http;

/**
 * A call without a complete response.
 *
 * @param sent the request with the headers it carried, or would have
 * @param kind what sort of failure
 * @param message what happened, with the URL, in a sentence for people
 * @param latencyNanos from the start of the call until it was given up
 * @param connectionWaitNanos how much of it was waiting for a free connection
 */
public record HttpFailure(HttpRequest sent, Kind kind, String message, long latencyNanos, long connectionWaitNanos)
        implements HttpOutcome {

    /** The sorts of failure that are told apart. */
    public enum Kind {
        /** The request's timeout ran out. */
        TIMEOUT,
        /** No connection, no secure connection, or a connection that broke before the response was complete. */
        CONNECTION,
        /** {@link HttpTransport#abort} was called. */
        ABORTED,
        /** What came back was not HTTP/1.1, or was more than is taken. */
        PROTOCOL
    }
}
