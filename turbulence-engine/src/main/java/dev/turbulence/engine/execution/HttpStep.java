package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.HttpAction;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonMatch;
import dev.turbulence.engine.language.JsonPathQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executes an http action: a request, repeated as its retry policy says, then extraction. */
final class HttpStep {

    private final RunEnvironment run;

    HttpStep(RunEnvironment run) {
        this.run = run;
    }

    StepOutcome execute(HttpAction action, StepInput input) {
        HttpRequest request = run.requests().of(action, input.context());
        HttpAttempts attempts = new HttpAttempts(run, action, request, input);
        long start = System.nanoTime();
        Exchange exchange = attempts.send();
        // One attempt's own figure leaves out our bookkeeping; several are measured with their pauses.
        long latency = attempts.list().size() == 1 ? exchange.latencyNanos() : System.nanoTime() - start;
        List<String> errors = new ArrayList<>();
        String error = HttpAttempts.error(action, exchange);
        if (error != null) {
            errors.add(error);
        }
        Extraction extraction = extract(action, exchange, input.context(), errors);
        boolean ok = error == null && extraction.failure() == null;
        StepReport report = new StepReport(
                ok, latency, run.now(), exchange, action.service(), errors, attempts.list(), attempts.faults());
        return new StepOutcome(report, extraction.context(), null, extraction.failure());
    }

    /** Extraction looks into answers of any status: what a refusal says may be wanted, too. */
    private static Extraction extract(
            HttpAction action, Exchange exchange, InstanceContext context, List<String> errors) {
        InstanceContext answered =
                exchange.lastResponse().map(context::withLastResponse).orElse(context);
        if (exchange.status() == null) {
            return new Extraction(answered, null);
        }
        Map<String, Object> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonPathQuery> wanted : action.extract().entrySet()) {
            String variable = wanted.getKey();
            try {
                JsonMatch match = wanted.getValue().find(exchange.body().value(), answered);
                if (match.found()) {
                    found.put(variable, match.value());
                } else {
                    errors.add("extract: '" + variable + "' was not found in the response body at "
                            + wanted.getValue().source());
                }
            } catch (EvaluationException e) {
                errors.add("extract: '" + variable + "': " + e.getMessage());
                return new Extraction(answered, e.getMessage());
            }
        }
        return new Extraction(answered.withAll(found), null);
    }

    /** The context after extraction, and what made the instance unable to go on, or null. */
    private record Extraction(InstanceContext context, String failure) {}
}
