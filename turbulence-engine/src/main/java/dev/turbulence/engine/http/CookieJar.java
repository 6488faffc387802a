package dev.turbulence.engine.http;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one instance, after RFC 6265. Not safe for use by several threads: an instance has one.
 *
 * <p>There is no list of public suffixes: a cookie that a service sets for {@code co.uk} goes to all services there, which
 * a system under test is trusted not to do.
 */
public final class CookieJar {

    /** More than browsers keep of one site. */
    private static final int MOST_COOKIES = 300;

    /** The longest name and value that browsers take. */
    private static final int MOST_CHARACTERS = 4_096;

    private final Clock clock;
    private final List<Cookie> cookies = new ArrayList<>();

    /** An empty jar; the clock decides when its cookies expire. */
    public CookieJar(Clock clock) {
        this.clock = clock;
    }

    /** The value of the {@code Cookie} header for a request, empty when there is nothing to send. */
    String headerFor(URI uri) {
        if (cookies.isEmpty()) {
            return "";
        }
        Instant now = clock.instant();
        cookies.removeIf(cookie -> cookie.expiredAt(now));
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String host = host(uri);
        String path = path(uri);
        return cookies.stream()
                .filter(cookie -> cookie.belongsTo(host, path, secure))
                .sorted(Comparator.comparingInt((Cookie cookie) -> cookie.path().length())
                        .reversed())
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    /**
     * Takes the cookies of a response. Broken ones and very long ones are passed over, as browsers do, and the oldest goes
     * when there are too many.
     */
    void store(URI uri, List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            Optional<Cookie> parsed = SetCookieParser.parse(header, host(uri), path(uri), clock.instant());
            parsed.filter(cookie -> cookie.name().length() + cookie.value().length() <= MOST_CHARACTERS)
                    .ifPresent(this::replace);
        }
    }

    private void replace(Cookie cookie) {
        for (Iterator<Cookie> it = cookies.iterator(); it.hasNext(); ) {
            if (it.next().sameAs(cookie)) {
                it.remove();
            }
        }
        if (!cookie.expiredAt(clock.instant())) {
            cookies.add(cookie);
            if (cookies.size() > MOST_COOKIES) {
                cookies.remove(0);
            }
        }
    }

    private static String host(URI uri) {
        return Route.of(uri, Link.PLAIN).host().toLowerCase(Locale.ROOT);
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }
}
