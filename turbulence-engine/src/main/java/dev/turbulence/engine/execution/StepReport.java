package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.FaultPolicy;
import dev.turbulence.storage.FailureKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an executed action has to say about itself; it becomes the step's record.
 *
 * @param failure what sort of failure it is; null when the step passed
 * @param latencyNanos how long it took
 * @param endedAt when it ended
 * @param exchange the last request it made and what came back; null when it made none
 * @param service the service it was sent to; null for steps that send nothing
 * @param errors what went wrong, in order
 * @param extracted the variables it took from the answer; empty for most
 * @param attempts the requests it made, in order
 * @param detail what only some steps record; null for others
 */
record StepReport(
        FailureKind failure,
        long latencyNanos,
        Instant endedAt,
        Exchange exchange,
        String service,
        List<String> errors,
        Map<String, Object> extracted,
        List<Attempt> attempts,
        Detail detail) {

    /** What only some steps record. */
    sealed interface Detail {}

    /** How a wait ended. */
    record WaitEnd(int polls, boolean timedOut) implements Detail {}

    /** What was injected into an http step: a latency for each attempt, and how many attempts failures were given. */
    record Faults(FaultPolicy policy, List<Integer> latenciesMs, int retries) implements Detail {}

    /** What a persona was asked, what it chose, and the variable that keeps it. */
    record Choice(String personaId, String decision, String option, String outputVar) implements Detail {}

    /** Which way a branch went. */
    record Fork(String condition, boolean holds) implements Detail {}

    /** The condition that kept a step from being executed. */
    record Skipped(String condition) implements Detail {}

    /**
     * A step that sent nothing.
     *
     * @param failure null when it passed
     */
    static StepReport local(FailureKind failure, long latencyNanos, Instant endedAt, List<String> errors) {
        return new StepReport(failure, latencyNanos, endedAt, null, null, errors, Map.of(), List.of(), null);
    }

    /** A step that sent nothing and could not fail. */
    static StepReport local(long latencyNanos, Instant endedAt, Detail detail) {
        return new StepReport(null, latencyNanos, endedAt, null, null, List.of(), Map.of(), List.of(), detail);
    }

    boolean ok() {
        return failure == null;
    }

    boolean skipped() {
        return detail instanceof Skipped;
    }

    /** The last response's status, or null. */
    Integer status() {
        return exchange == null ? null : exchange.status();
    }
}
