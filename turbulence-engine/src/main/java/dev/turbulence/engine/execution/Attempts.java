package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attempts of one step that asks a service: as many as its retry policy and its injected faults allow.
 *
 * @param <X> the exchange of the protocol
 */
final class Attempts<X extends Exchange> {

    private final RunEnvironment run;
    private final RetryPolicy retry;
    private final Sender<X> sender;
    /** Null when none are injected. */
    private final FaultInjector faults;

    private final List<Attempt> attempts = new ArrayList<>(1);
    private X last;

    /** What an attempt is. */
    interface Sender<X> {
        X send();

        /** What was wrong with an answer, or null. */
        String error(X exchange);
    }

    Attempts(RunEnvironment run, RetryPolicy retry, Sender<X> sender, FaultInjector faults) {
        this.run = run;
        this.retry = retry;
        this.sender = sender;
        this.faults = faults;
    }

    /** Sends until no attempt may follow; returns what became of the last one. */
    X send() {
        Optional<Duration> pause;
        do {
            attempt();
            pause = pauseBeforeNext();
        } while (pause.isPresent() && !run.sleepUnlessAborted(pause.get()));
        return last;
    }

    List<Attempt> list() {
        return attempts;
    }

    /** What was injected; null when nothing was to be. */
    StepReport.Faults faults() {
        return faults == null ? null : faults.report();
    }

    private void attempt() {
        last = sender.send();
        String error = sender.error(last);
        attempts.add(new Attempt.Request(
                attempts.size() + 1,
                last.status(),
                error == null,
                last.latencyNanos(),
                last.connectionWaitNanos(),
                run.now(),
                error));
    }

    private Optional<Duration> pauseBeforeNext() {
        if (retryPolicyRepeats()) {
            return Optional.of(retry.pauseAfter(attempts.size()));
        }
        boolean failed = sender.error(last) != null;
        return failed && faults != null && faults.takeRetry() ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private boolean retryPolicyRepeats() {
        if (attempts.size() >= retry.maxAttempts()) {
            return false;
        }
        return last.status() != null && retry.onStatus().contains(last.status())
                || retry.onTimeout() && last.timedOut()
                || retry.onConnectionError() && last.disconnected();
    }
}
