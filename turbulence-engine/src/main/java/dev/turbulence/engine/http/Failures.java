package dev.turbulence.engine.http;

import dev.turbulence.engine.http.HttpFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
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

    /** Loads the classes that a failure takes: a process that has run out of files can open none for them any more. */
    static void load() {
        HttpRequest any =
                new HttpRequest("GET", URI.create("http://localhost"), Headers.empty(), null, Duration.ofSeconds(1));
        of(new IOException(), any, Call.Phase.CONNECTING, new Times(0, 0));
    }

    static HttpFailure timeout(HttpRequest sent, Call.Phase phase, Times times) {
        String message = "Timed out after " + sent.timeout().toMillis() + " ms while " + phase + to(sent);
        return failure(sent, Kind.TIMEOUT, message, times);
    }

    static HttpFailure aborted(HttpRequest sent, Call.Phase phase, Times times) {
        String message = "Aborted while " + phase + ", because the run was ended" + to(sent);
        return failure(sent, Kind.ABORTED, message, times);
    }

    static HttpFailure of(Exception cause, HttpRequest sent, Call.Phase phase, Times times) {
        if (cause instanceof AsynchronousCloseException) {
            return aborted(sent, phase, times);
        }
        Kind kind = isProtocolError(cause) ? Kind.PROTOCOL : Kind.CONNECTION;
        return failure(sent, kind, describe(cause, phase) + to(sent), times);
    }

    private static HttpFailure failure(HttpRequest sent, Kind kind, String message, Times times) {
        return new HttpFailure(sent, kind, message, times.latencyNanos(), times.waitNanos());
    }

    private static String to(HttpRequest sent) {
        ForwardProxy proxy = sent.link().proxy();
        return (proxy == null ? "" : " (through the proxy " + proxy + ")") + ": " + sent.uri();
    }

    /** How long a call took, and how much of that it waited for a connection. */
    record Times(long latencyNanos, long waitNanos) {}

    private static boolean isProtocolError(Exception cause) {
        return cause instanceof HttpException
                || cause instanceof MalformedChunkCodingException
                || cause instanceof MessageConstraintException
                || cause instanceof ZipException
                || isRefusal(cause);
    }

    private static boolean isRefusal(Exception cause) {
        return cause instanceof ResponseBody.TooLargeException || cause instanceof BodyBudget.ExceededException;
    }

    private static String describe(Exception cause, Call.Phase phase) {
        if (cause instanceof ConnectException) {
            return cause.getMessage();
        }
        if (cause instanceof UnknownHostException) {
            return "Unknown host";
        }
        if (cause instanceof Tunnel.RefusedException) {
            return "The proxy refused the tunnel (" + cause.getMessage() + ")";
        }
        if (cause instanceof SSLException) {
            return "No secure connection (" + cause.getMessage() + ")";
        }
        if (isRefusal(cause)) {
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
