package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.CheckOutcome;
import dev.turbulence.engine.config.WaitAction;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.Session;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.storage.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Executes a wait action: polls until its expectation holds or its time is over. What goes wrong in one poll ends nothing. */
final class WaitStep {

    /** What all polls of a wait may keep of their bodies together, so that a record stays readable. */
    private static final int MOST_KEPT_BYTES = 8 << 20;

    private final RunEnvironment run;

    WaitStep(RunEnvironment run) {
        this.run = run;
    }

    StepOutcome execute(WaitAction action, InstanceContext context, Session session) {
        Polling polling = new Polling(action, run.requests().of(action, context), session, context);
        boolean met = polling.poll();
        while (!met && polling.pause()) {
            met = polling.poll();
        }
        return StepOutcome.of(polling.report(met), polling.context);
    }

    /** One wait under way. */
    private final class Polling {

        private final WaitAction action;
        private final HttpRequest request;
        private final Session session;
        private final List<Attempt> polls = new ArrayList<>();
        private final long start = System.nanoTime();

        private InstanceContext context;
        private HttpExchange exchange;
        private String lastProblem;
        private int keptBytes;

        Polling(WaitAction action, HttpRequest request, Session session, InstanceContext context) {
            this.action = action;
            this.request = request;
            this.session = session;
            this.context = context;
        }

        /** Asks once; returns whether the expectation holds. */
        boolean poll() {
            long pollStart = System.nanoTime() - start;
            // Whatever is left of the wait is all that a poll may take.
            HttpRequest limited = RequestFactory.withTimeout(request, leftAt(pollStart));
            exchange = run.exchange(limited, session);
            context = exchange.lastResponse().map(context::withLastResponse).orElse(context);
            Verdict verdict = judge();
            polls.add(new Attempt.Poll(
                    polls.size() + 1,
                    pollStart,
                    exchange.latencyNanos(),
                    exchange.connectionWaitNanos(),
                    exchange.status(),
                    kept(exchange.body()),
                    verdict.problem() == null,
                    verdict.error()));
            // That the last poll was cut says less than what the one before had found.
            boolean cut = exchange.timedOut() && limited.timeout().compareTo(request.timeout()) < 0;
            if (lastProblem == null || !cut) {
                lastProblem = verdict.problem();
            }
            return verdict.problem() == null;
        }

        /** As much of a poll's body as its record needs; none once the polls before have used up what they may. */
        private Content kept(Content body) {
            Content held = BodyRecord.held(body, run.heldBodyBytes());
            if (held.bytes().length > MOST_KEPT_BYTES - keptBytes) {
                return Content.NONE;
            }
            keptBytes += held.bytes().length;
            return held;
        }

        /** Sleeps until the next poll or the end of the wait; returns whether the wait goes on. */
        boolean pause() {
            Duration left = leftAt(System.nanoTime() - start);
            Duration pause = action.interval().compareTo(left) < 0 ? action.interval() : left;
            return !run.sleepUnlessAborted(pause)
                    && System.nanoTime() - start < action.timeout().toNanos();
        }

        StepReport report(boolean met) {
            boolean aborted = run.cancellation().aborted();
            FailureKind unlessMet = aborted ? FailureKind.ABORTED : FailureKind.TIMEOUT;
            return new StepReport(
                    met ? null : unlessMet,
                    System.nanoTime() - start,
                    run.now(),
                    exchange,
                    action.service(),
                    met ? List.of() : List.of(complaint()),
                    Map.of(),
                    polls,
                    new StepReport.WaitEnd(polls.size(), !met && !aborted));
        }

        private Duration leftAt(long nanosSinceStart) {
            return Duration.ofNanos(Math.max(1, action.timeout().toNanos() - nanosSinceStart));
        }

        private Verdict judge() {
            if (exchange.status() == null) {
                return new Verdict(exchange.failureMessage(), exchange.failureMessage());
            }
            try {
                CheckOutcome outcome = action.expect().check(context);
                return outcome.passed() ? Verdict.MET : new Verdict(outcome.message(), null);
            } catch (EvaluationException e) {
                return new Verdict(e.getMessage(), e.getMessage());
            }
        }

        private String complaint() {
            return "The condition did not hold within " + Durations.inWords(action.timeout()) + " (" + polls.size()
                    + (polls.size() == 1 ? " poll" : " polls") + "). Last: " + lastProblem;
        }
    }

    /** What a poll found: why the condition does not hold, and whether that was an error; both null when it holds. */
    private record Verdict(String problem, String error) {
        private static final Verdict MET = new Verdict(null, null);
    }
}
