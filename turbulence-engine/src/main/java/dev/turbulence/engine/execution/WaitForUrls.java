package dev.turbulence.engine.execution;

import dev.turbulence.engine.http.BodyBudget;
import dev.turbulence.engine.http.Headers;
import dev.turbulence.engine.http.HttpFailure;
import dev.turbulence.engine.http.HttpOutcome;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.HttpResponse;
import dev.turbulence.engine.http.HttpTransport;
import dev.turbulence.engine.http.Session;
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
    private final Links links;
    private final Cancellation cancellation;
    private final Session session = Session.of(Clock.systemUTC(), BodyBudget.ofThisProcess());

    WaitForUrls(HttpTransport transport, Links links, Cancellation cancellation) {
        this.transport = transport;
        this.links = links;
        this.cancellation = cancellation;
    }

    /** Returns why the run cannot start, or nothing when it can. */
    Optional<String> await(Iterable<URI> urls, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (URI url : urls) {
            HttpOutcome outcome = poll(url, deadline);
            HttpOutcome telling = outcome;
            while (!isReady(outcome) && deadline - System.nanoTime() > 0 && !pauseOrStop()) {
                outcome = poll(url, deadline);
                // That the last poll was cut says less than what came before it.
                telling = isTimeout(outcome) ? telling : outcome;
            }
            if (!isReady(outcome)) {
                return Optional.of("waitFor: " + url + " did not answer 2xx within " + Durations.inWords(timeout)
                        + ". Last: " + describe(telling));
            }
        }
        return Optional.empty();
    }

    private HttpOutcome poll(URI url, long deadline) {
        long left = Math.max(TimeUnit.MILLISECONDS.toNanos(1), deadline - System.nanoTime());
        Duration timeout = left < LONGEST_POLL.toNanos() ? Duration.ofNanos(left) : LONGEST_POLL;
        return transport.send(new HttpRequest("GET", url, Headers.empty(), null, timeout, links.to(url)), session);
    }

    private static boolean isReady(HttpOutcome outcome) {
        return outcome instanceof HttpResponse response && response.status() >= 200 && response.status() <= 299;
    }

    private static boolean isTimeout(HttpOutcome outcome) {
        return outcome instanceof HttpFailure failure && failure.kind() == HttpFailure.Kind.TIMEOUT;
    }

    private static String describe(HttpOutcome outcome) {
        return outcome instanceof HttpResponse response
                ? "HTTP " + response.status()
                : ((HttpFailure) outcome).message();
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
