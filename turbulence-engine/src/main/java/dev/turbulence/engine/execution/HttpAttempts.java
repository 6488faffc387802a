package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.HttpAction;
import dev.turbulence.engine.config.RetryPolicy;
import dev.turbulence.engine.http.HttpFailure;
import dev.turbulence.engine.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attempts of one http step: as many as its retry policy and its injected faults allow. */
final class HttpAttempts {

    private final RunEnvironment run;
    private final HttpAction action;
    private final HttpRequest request;
    private final StepInput input;
    /** Null when none are injected. */
    private final FaultInjector faults;

    private final List<Attempt> attempts = new ArrayList<>(1);
    private Exchange last;

    HttpAttempts(RunEnvironment run, HttpAction action, HttpRequest request, StepInput input) {
        this.run = run;
        this.action = action;
        this.request = request;
        this.input = input;
        this.faults =
                action.faults().isNone() ? null : new FaultInjector(run, action.faults(), input.random(run.seed()));
    }

    /** Sends until no attempt may follow; returns what became of the last one. */
    Exchange send() {
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

    /** What was wrong with an answer, or null. */
    static String error(HttpAction action, Exchange exchange) {
        if (exchange.status() == null) {
            return exchange.failureMessage();
        }
        return action.isOk(exchange.status()) ? null : exchange.statusMessage();
    }

    private void attempt() {
        last = faults == null ? Exchange.of(run.send(request, input.cookies())) : faults.send(request, input.cookies());
        String error = error(action, last);
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
            return Optional.of(action.retry().pauseAfter(attempts.size()));
        }
        boolean failed = error(action, last) != null;
        return failed && faults != null && faults.takeRetry() ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private boolean retryPolicyRepeats() {
        RetryPolicy retry = action.retry();
        if (attempts.size() >= retry.maxAttempts()) {
            return false;
        }
        return last.status() != null && retry.onStatus().contains(last.status())
                || retry.onTimeout() && last.failedAs(HttpFailure.Kind.TIMEOUT)
                || retry.onConnectionError() && last.failedAs(HttpFailure.Kind.CONNECTION);
    }
}
