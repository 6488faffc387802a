package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.FaultPolicy;
import dev.turbulence.engine.http.HttpFailure;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.Session;
import dev.turbulence.engine.random.PythonRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends the requests of one step later than asked for, and gives them up sooner, as a policy says. */
final class FaultInjector {

    private final RunEnvironment run;
    private final FaultPolicy policy;
    private final PythonRandom random;
    private final List<Integer> latencies = new ArrayList<>(1);
    private int retries;

    FaultInjector(RunEnvironment run, FaultPolicy policy, PythonRandom random) {
        this.run = run;
        this.policy = policy;
        this.random = random;
    }

    /** Sends a request; its latency counts from here, so the injected part is in it. */
    HttpExchange send(HttpRequest request, Session session) {
        long start = System.nanoTime();
        Duration delay = delay();
        Duration limit = policy.timeoutAfter().orElse(null);
        boolean neverSent = limit != null && limit.compareTo(delay) <= 0;
        // In an aborted run both ways end at once: what is sent then is aborted, too.
        run.sleepUnlessAborted(neverSent ? limit : delay);
        if (neverSent) {
            String message = "Injected timeout: given up after " + limit.toMillis() + " ms, before " + request
                    + " was sent (injected latency " + delay.toMillis() + " ms)";
            return HttpExchange.failed(
                    new HttpFailure(request, HttpFailure.Kind.TIMEOUT, message, System.nanoTime() - start, 0));
        }
        long delayed = System.nanoTime() - start;
        HttpRequest limited = limit == null ? request : RequestFactory.withTimeout(request, limit.minus(delay));
        HttpExchange exchange = run.exchange(limited, session);
        return exchange.withLatency(exchange.latencyNanos() + delayed);
    }

    /** Whether the policy has one more attempt for a step that failed; if so it is used up. */
    boolean takeRetry() {
        boolean more = retries < policy.retryCount().orElse(0);
        retries += more ? 1 : 0;
        return more;
    }

    /** What was done so far. */
    StepReport.Faults report() {
        return new StepReport.Faults(policy, List.copyOf(latencies), retries);
    }

    private Duration delay() {
        if (policy.latency().isEmpty()) {
            return Duration.ZERO;
        }
        int millis = policy.latency().get().draw(random);
        latencies.add(millis);
        return Duration.ofMillis(millis);
    }
}
