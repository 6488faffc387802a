package dev.turbulence.engine.execution;

import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.storage.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A step that asks a service and waits for its answer: attempts, then extraction. */
final class RequestStep {

    private RequestStep() {}

    static <X extends Exchange> StepOutcome execute(
            RunEnvironment run,
            String service,
            Attempts<X> attempts,
            Attempts.Sender<X> sender,
            Map<String, JsonPathQuery> extract,
            InstanceContext context) {
        long start = System.nanoTime();
        X exchange = attempts.send();
        // One attempt's own figure leaves out our bookkeeping; several are measured with their pauses.
        long latency = attempts.list().size() == 1 ? exchange.latencyNanos() : System.nanoTime() - start;
        List<String> errors = new ArrayList<>();
        String error = sender.error(exchange);
        if (error != null) {
            errors.add(error);
        }
        Extraction extraction = Extraction.of(exchange, extract, context, errors);
        FailureKind unlessSent = extraction.failure() == null ? null : FailureKind.EXTRACTION;
        StepReport report = new StepReport(
                error == null ? unlessSent : exchange.failureKind(),
                latency,
                run.now(),
                exchange,
                service,
                errors,
                extraction.found(),
                attempts.list(),
                attempts.faults());
        return new StepOutcome(report, extraction.context(), null, extraction.failure());
    }
}
