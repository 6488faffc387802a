package dev.turbulence.engine.http;

import java.util.Map;

/**
 * A complete response.
 *
 * @param sent the request with the headers it really carried
 * @param status the status code, 200 to 999
 * @param reason the reason phrase that came with it, may be empty
 * @param headers names in lower case, in order of arrival; repeated ones joined with {@code ", "}
 * @param body the whole body, decoded when it came compressed; empty when there was none
 * @param latencyNanos from the start of the call to the last byte of the body
 * @param connectionWaitNanos how much of the latency was waiting for a free connection
 * @param resent whether the request was sent a second time, because the kept connection it first went out on had just
 *     been closed by the server
 */
public record HttpResponse(
        HttpRequest sent,
        int status,
        String reason,
        Map<String, String> headers,
        byte[] body,
        long latencyNanos,
        long connectionWaitNanos,
        boolean resent)
        implements HttpOutcome {}
