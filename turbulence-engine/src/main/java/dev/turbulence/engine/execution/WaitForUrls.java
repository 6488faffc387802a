package dev.turbulence.engine.execution;

import dev.turbulence.engine.http.CookieJar;
import dev.turbulence.engine.http.Headers;
import dev.turbulence.engine.http.HttpFailure;
import dev.turbulence.engine.http.HttpOutcome;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.HttpResponse;
import dev.turbulence.engine.http.HttpTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Polls URLs until each has answered 2xx: a system under test that is still starting must not make a run red. */
final class WaitForUrls {

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

    private final HttpTransport transport;
    private final Cancellation cancellation;
    private final CookieJar cookies = new CookieJar(Clock.systemUTC());

    WaitForUrls(HttpTransport transport, Cancellation cancellation) {
        this.transport = transport;
        this.cancellation = cancellation;
    }

    /** Returns why the run cannot start, or nothing when it can. */
    Optional<String> await(Iterable<URI> urls, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (URI url : urls) {
            Optional<String> last = poll(url, deadline);
            while (last.isPresent() && System.nanoTime() < deadline && !pauseOrStop()) {
                last = poll(url, deadline);
            }
            if (last.isPresent()) {
                return Optional.of("waitFor: " + url + " did not answer 2xx within " + Durations.inWords(timeout)
                        + ". Last: " + last.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> poll(URI url, long deadline) {
        long left = Math.max(TimeUnit.MILLISECONDS.toNanos(1), deadline - System.nanoTime());
        Duration timeout = left < LONGEST_POLL.toNanos() ? Duration.ofNanos(left) : LONGEST_POLL;
        HttpOutcome outcome = transport.send(new HttpRequest("GET", url, Headers.empty(), null, timeout), cookies);
        if (outcome instanceof HttpResponse response) {
            boolean ready = response.status() >= 200 && response.status() <= 299;
            return ready ? Optional.empty() : Optional.of("HTTP " + response.status());
        }
        return Optional.of(((HttpFailure) outcome).message());
    }

    private boolean pauseOrStop() {
        try {
            cancellation.stopped().get(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A stop is never completed with an exception", e);
        }
    }
}
