package dev.turbulence.engine.http;

import dev.turbulence.engine.http.Failures.Times;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;

/**
 * Sends HTTP/1.1 requests over kept connections. One serves a whole run; {@link #send} blocks its thread and may be
 * called by any number of them.
 */
public final class HttpTransport implements AutoCloseable {

    /** The largest response body taken, in bytes, decoded if it comes compressed: 16 MiB. */
    public static final int MAX_RESPONSE_BYTES = 16 << 20;

    private static final String USER_AGENT = "turbulence-maven";

    private final InFlightCalls calls = new InFlightCalls();
    private final ConnectionPool pool = new ConnectionPool();
    private final ResponseBody bodies;
    private final Connector connector;

    /** A transport whose links without TLS settings trust the certificates the JVM trusts. */
    public HttpTransport() {
        this(HttpTransport::defaultTls, MAX_RESPONSE_BYTES);
    }

    HttpTransport(Supplier<SSLContext> tls, int maxResponseBytes) {
        this.connector = new Connector(tls);
        this.bodies = new ResponseBody(maxResponseBytes);
        Failures.load();
    }

    /**
     * Sends a request and waits for the whole response, at most as long as the request's timeout.
     *
     * @param request what to send; {@code Host}, {@code User-Agent} and {@code Accept} are added unless given
     * @param session of the instance that asks: its cookies are added to the request, and updated from the response
     * @return the response, whatever its status, or why there is none
     */
    public HttpOutcome send(HttpRequest request, Session session) {
        CookieJar cookies = session.cookies();
        Route route = Route.of(request.uri(), request.link());
        HttpRequest sent = request.withHeaders(completed(request, route, cookies));
        long start = System.nanoTime();
        Call call = calls.begin(start + request.timeout().toNanos());
        long turn = 0;
        try {
            sent.link().enter(call);
            turn = System.nanoTime();
            session.memory().next();
            Exchange exchange = exchange(route, sent, call, session.memory());
            cookies.store(request.uri(), values(exchange.reply().message(), "Set-Cookie"));
            return response(sent, exchange, times(sent, start, turn));
        } catch (IOException | HttpException e) {
            return failure(e, sent, call, times(sent, start, turn));
        } finally {
            calls.finish(call);
            if (turn != 0) {
                sent.link().leave();
            }
        }
    }

    /** @param turn when the call was given its connection; 0 when it never was */
    private static Times times(HttpRequest sent, long start, long turn) {
        long now = System.nanoTime();
        long waited = (turn == 0 ? now : turn) - start;
        return new Times(now - start, sent.link().isLimited() ? waited : 0);
    }

    /** Ends every call in flight and makes every later one fail, all with {@link HttpFailure.Kind#ABORTED}. */
    public void abort() {
        calls.abort();
    }

    /** Closes all connections; calls still in flight are aborted. */
    @Override
    public void close() {
        calls.close();
        pool.close();
    }

    private Exchange exchange(Route route, HttpRequest sent, Call call, BodyBudget.Share memory)
            throws IOException, HttpException {
        RoundTrip roundTrip = new RoundTrip(sent, route, bodies, memory);
        PooledConnection kept = pool.lease(route);
        if (kept == null) {
            return new Exchange(over(connector.connect(route, call), roundTrip, call), false);
        }
        try {
            call.use(kept.channel());
            return new Exchange(over(kept, roundTrip, call), false);
        } catch (IOException e) {
            if (!mayResend(sent, call)) {
                throw e;
            }
            return new Exchange(over(connector.connect(route, call), roundTrip, call), true);
        }
    }

    /**
     * Whether a request that failed on a kept connection may go out again: nothing came back, so the server most likely
     * closed the connection while the request was on its way, and doing it twice would do no harm.
     */
    private static boolean mayResend(HttpRequest sent, Call call) {
        boolean answered = call.phase() == Call.Phase.READING;
        return sent.idempotent() && !answered && !call.ended();
    }

    private RoundTrip.Reply over(PooledConnection connection, RoundTrip roundTrip, Call call)
            throws IOException, HttpException {
        boolean keep = false;
        try {
            RoundTrip.Reply reply = roundTrip.over(connection, call);
            // An ended call has had its channel closed, even when the last byte came first.
            keep = reply.keepAlive() && calls.finish(call) == null;
            return reply;
        } finally {
            if (keep) {
                pool.release(connection);
            } else {
                connection.close();
            }
        }
    }

    private HttpFailure failure(Exception cause, HttpRequest sent, Call call, Times times) {
        Call.Ending ending = calls.finish(call);
        if (ending == Call.Ending.DEADLINE) {
            return Failures.timeout(sent, call.phase(), times);
        }
        return ending == Call.Ending.ABORT
                ? Failures.aborted(sent, call.phase(), times)
                : Failures.of(cause, sent, call.phase(), times);
    }

    private static Headers completed(HttpRequest request, Route route, CookieJar cookies) {
        Headers given = request.headers()
                .without("Content-Length")
                .without("Transfer-Encoding")
                .without("Connection");
        Map<String, String> ours = new LinkedHashMap<>();
        addUnlessGiven(ours, given, "Host", route.hostHeader());
        addUnlessGiven(ours, given, "User-Agent", USER_AGENT);
        addUnlessGiven(ours, given, "Accept", "*/*");
        if (route.forwarded() && route.link().proxy().authorization() != null) {
            ours.put(ForwardProxy.AUTHORIZATION_HEADER, route.link().proxy().authorization());
        }
        String cookie = cookies.headerFor(request.uri());
        if (!cookie.isEmpty()) {
            String own = given.value("Cookie").map(value -> value + "; ").orElse("");
            ours.put("Cookie", own + cookie);
        }
        if (request.body() != null) {
            ours.put("Content-Length", Integer.toString(request.body().length));
        } else if (expectsBody(request.method())) {
            // A server may refuse a POST that does not say how long its body is, even if there is none.
            ours.put("Content-Length", "0");
        }
        return given.withAll(ours);
    }

    private static void addUnlessGiven(Map<String, String> headers, Headers given, String name, String value) {
        if (!given.contains(name)) {
            headers.put(name, value);
        }
    }

    private static boolean expectsBody(String method) {
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }

    private static HttpResponse response(HttpRequest sent, Exchange exchange, Times times) {
        ClassicHttpResponse message = exchange.reply().message();
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : message.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            headers.merge(header.getName().toLowerCase(Locale.ROOT), value, (first, next) -> first + ", " + next);
        }
        return new HttpResponse(
                sent,
                message.getCode(),
                message.getReasonPhrase() == null ? "" : message.getReasonPhrase(),
                headers,
                exchange.reply().body(),
                times.latencyNanos(),
                times.waitNanos(),
                exchange.resent());
    }

    private static List<String> values(ClassicHttpResponse message, String name) {
        List<String> values = new ArrayList<>();
        for (Header header : message.getHeaders(name)) {
            values.add(header.getValue());
        }
        return values;
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }

    private record Exchange(RoundTrip.Reply reply, boolean resent) {}
}
