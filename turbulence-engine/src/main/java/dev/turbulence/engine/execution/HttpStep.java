package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.HttpAction;
import dev.turbulence.engine.http.HttpRequest;

/** Executes an http action: a request, repeated as its retry policy says, then extraction. */
final class HttpStep {

    private final RunEnvironment run;

    HttpStep(RunEnvironment run) {
        this.run = run;
    }

    StepOutcome execute(HttpAction action, StepInput input) {
        HttpRequest request = run.requests().of(action, input.context());
        FaultInjector faults =
                action.faults().isNone() ? null : new FaultInjector(run, action.faults(), input.random(run.seed()));
        Sender sender = new Sender(action, request, input, faults);
        return RequestStep.execute(
                run,
                action.service(),
                new Attempts<>(run, action.retry(), sender, faults),
                sender,
                action.extract(),
                input.context());
    }

    private final class Sender implements Attempts.Sender<HttpExchange> {

        private final HttpAction action;
        private final HttpRequest request;
        private final StepInput input;
        /** Null when none are injected. */
        private final FaultInjector faults;

        Sender(HttpAction action, HttpRequest request, StepInput input, FaultInjector faults) {
            this.action = action;
            this.request = request;
            this.input = input;
            this.faults = faults;
        }

        @Override
        public HttpExchange send() {
            return faults == null ? run.exchange(request, input.session()) : faults.send(request, input.session());
        }

        @Override
        public String error(HttpExchange exchange) {
            if (exchange.status() == null) {
                return exchange.failureMessage();
            }
            return action.isOk(exchange.status()) ? null : exchange.statusMessage();
        }
    }
}
