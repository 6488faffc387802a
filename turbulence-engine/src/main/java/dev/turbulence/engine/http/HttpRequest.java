package dev.turbulence.engine.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * One HTTP request.
 *
 * @param method the method, in upper case by convention; sent as it is
 * @param uri absolute, http or https; its fragment and user info are not sent
 * @param headers the headers; {@code Host}, {@code Content-Length} and {@code Connection} are the transport's to set,
 *     of which only {@code Host} may be given
 * @param body the bytes to send, or null for no body; not copied, so leave it alone
 * @param timeout the limit on the whole call, positive
 * @param link how the service is connected to
 */
public record HttpRequest(String method, URI uri, Headers headers, byte[] body, Duration timeout, Link link) {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    /**
     * @throws IllegalArgumentException when the method is no token, the URL not absolute http or https, or the timeout not
     *     positive
     */
    public HttpRequest {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(link, "link");
        Route.of(uri, link);
        if (!Headers.isToken(method)) {
            throw new IllegalArgumentException("Not an HTTP method: \"" + method + "\"");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, but is " + timeout);
        }
    }

    /** A request over {@link Link#PLAIN}. */
    public HttpRequest(String method, URI uri, Headers headers, byte[] body, Duration timeout) {
        this(method, uri, headers, body, timeout, Link.PLAIN);
    }

    /** This request with another timeout. */
    public HttpRequest withTimeout(Duration other) {
        return new HttpRequest(method, uri, headers, body, other, link);
    }

    boolean idempotent() {
        return IDEMPOTENT.contains(method.toUpperCase(Locale.ROOT));
    }

    HttpRequest withHeaders(Headers replacement) {
        return new HttpRequest(method, uri, replacement, body, timeout, link);
    }

    /** Method and URL, for messages. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
