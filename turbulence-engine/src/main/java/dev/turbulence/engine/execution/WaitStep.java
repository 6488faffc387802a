package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.CheckOutcome;
import dev.turbulence.engine.config.Expectation;
import dev.turbulence.engine.config.WaitAction;
import dev.turbulence.engine.http.CookieJar;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Executes a wait action: polls until its expectation holds or its time is over. What goes wrong in one poll ends nothing. */
final class WaitStep {

    private final RunEnvironment run;

    WaitStep(RunEnvironment run) {
        this.run = run;
    }

    StepOutcome execute(WaitAction action, InstanceContext context, CookieJar cookies) {
        HttpRequest request = run.requests().of(action, context);
        List<Attempt> polls = new ArrayList<>();
        InstanceContext current = context;
        Exchange exchange;
        String problem;
        long start = System.nanoTime();
        long limit = action.timeout().toNanos();
        boolean over;
        do {
            long pollStart = System.nanoTime() - start;
            // Whatever is left of the wait is all that a poll may take.
            Duration left = Duration.ofNanos(Math.max(1, limit - pollStart));
            exchange = Exchange.of(run.transport().send(RequestFactory.withTimeout(request, left), cookies));
            current = exchange.lastResponse().map(current::withLastResponse).orElse(current);
            Verdict verdict = judge(action.expect(), exchange, current);
            problem = verdict.problem();
            polls.add(new Attempt.Poll(
                    polls.size() + 1,
                    pollStart,
                    exchange.latencyNanos(),
                    exchange.status(),
                    exchange.body(),
                    problem == null,
                    verdict.error()));
            over = problem == null || !pause(action.interval(), limit - (System.nanoTime() - start));
        } while (!over && System.nanoTime() - start < limit);
        boolean timedOut = problem != null && !run.cancellation().aborted();
        List<String> errors = problem == null ? List.of() : List.of(complaint(action, polls.size(), problem));
        StepReport report = new StepReport(
                problem == null,
                System.nanoTime() - start,
                run.now(),
                exchange,
                action.service(),
                errors,
                polls,
                new StepReport.WaitEnd(polls.size(), timedOut));
        return StepOutcome.of(report, current);
    }

    /** Sleeps until the next poll or the end of the wait; returns whether the wait goes on. */
    private boolean pause(Duration interval, long leftNanos) {
        Duration left = Duration.ofNanos(Math.max(0, leftNanos));
        return !run.cancellation().sleepUnlessAborted(interval.compareTo(left) < 0 ? interval : left);
    }

    private static Verdict judge(Expectation expectation, Exchange exchange, InstanceContext context) {
        if (exchange.status() == null) {
            return new Verdict(exchange.failureMessage(), exchange.failureMessage());
        }
        try {
            CheckOutcome outcome = expectation.check(context);
            return outcome.passed() ? Verdict.MET : new Verdict(outcome.message(), null);
        } catch (EvaluationException e) {
            return new Verdict(e.getMessage(), e.getMessage());
        }
    }

    private static String complaint(WaitAction action, int polls, String problem) {
        return "The condition did not hold within " + Durations.inWords(action.timeout()) + " (" + polls
                + (polls == 1 ? " poll" : " polls") + "). Last: " + problem;
    }

    /** What a poll found: why the condition does not hold, and whether that was an error; both null when it holds. */
    private record Verdict(String problem, String error) {
        private static final Verdict MET = new Verdict(null, null);
    }
}
