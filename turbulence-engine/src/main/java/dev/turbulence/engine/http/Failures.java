package dev.turbulence.engine.http;

import dev.turbulence.engine.http.HttpFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Turns what the sockets and the parser threw into the failure a person can act on. */
final class Failures {

    private Failures() {}

    static HttpFailure timeout(HttpRequest sent, Call.Phase phase, long latencyNanos) {
        String message = "Timed out after " + sent.timeout().toMillis() + " ms while " + phase + ": " + sent.uri();
        return new HttpFailure(sent, Kind.TIMEOUT, message, latencyNanos);
    }

    static HttpFailure aborted(HttpRequest sent, Call.Phase phase, long latencyNanos) {
        String message = "Aborted while " + phase + ", because the run was ended: " + sent.uri();
        return new HttpFailure(sent, Kind.ABORTED, message, latencyNanos);
    }

    static HttpFailure of(Exception cause, HttpRequest sent, Call.Phase phase, long latencyNanos) {
        if (cause instanceof AsynchronousCloseException) {
            return aborted(sent, phase, latencyNanos);
        }
        Kind kind = isProtocolError(cause) ? Kind.PROTOCOL : Kind.CONNECTION;
        return new HttpFailure(sent, kind, describe(cause, phase) + ": " + sent.uri(), latencyNanos);
    }

    private static boolean isProtocolError(Exception cause) {
        return cause instanceof HttpException
                || cause instanceof MalformedChunkCodingException
                || cause instanceof MessageConstraintException
                || cause instanceof ZipException
                || cause instanceof ResponseBody.TooLargeException;
    }

    private static String describe(Exception cause, Call.Phase phase) {
        if (cause instanceof ConnectException) {
            return cause.getMessage();
        }
        if (cause instanceof UnknownHostException) {
            return "Unknown host";
        }
        if (cause instanceof SSLException) {
            return "No secure connection (" + cause.getMessage() + ")";
        }
        if (cause instanceof ResponseBody.TooLargeException) {
            return "Response refused, " + cause.getMessage();
        }
        if (isProtocolError(cause)) {
            return "Not a valid HTTP response (" + cause.getMessage() + ")";
        }
        if (cause instanceof NoHttpResponseException) {
            return "Connection closed by the server without a response";
        }
        if (cause instanceof ConnectionClosedException) {
            return "Connection closed by the server while " + phase + " (" + cause.getMessage() + ")";
        }
        String detail = cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        return "Connection failed while " + phase + " (" + detail + ")";
    }
}
