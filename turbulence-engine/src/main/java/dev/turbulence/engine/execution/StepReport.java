package dev.turbulence.engine.execution;

import java.time.Instant;
import java.util.List;

/**
 * What an executed action has to say about itself; it becomes the step's record.
 *
 * @param ok whether the step passed
 * @param latencyNanos how long it took
 * @param endedAt when it ended
 * @param exchange the last request it made and what came back; null when it made none
 * @param service the service it was sent to; null for steps that send nothing
 * @param errors what went wrong, in order
 * @param attempts the requests it made, in order
 * @param waitEnd what only wait steps record; null for others
 */
record StepReport(
        boolean ok,
        long latencyNanos,
        Instant endedAt,
        Exchange exchange,
        String service,
        List<String> errors,
        List<Attempt> attempts,
        WaitEnd waitEnd) {

    /** How a wait ended. */
    record WaitEnd(int polls, boolean timedOut) {}

    /** A step that sent nothing. */
    static StepReport local(boolean ok, long latencyNanos, Instant endedAt, List<String> errors) {
        return new StepReport(ok, latencyNanos, endedAt, null, null, errors, List.of(), null);
    }

    /** The last response's status, or null. */
    Integer status() {
        return exchange == null ? null : exchange.status();
    }
}
