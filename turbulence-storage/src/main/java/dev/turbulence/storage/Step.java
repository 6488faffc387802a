package dev.turbulence.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One action as executed and recorded. Components may be null in runs of other or older writers, {@code instanceId},
 * {@code name}, {@code type} and {@code observation} never are.
 *
 * @param instanceId the instance that executed it
 * @param runId the run it belongs to
 * @param correlationId the instance's correlation id
 * @param index position among the executed steps of its instance, from 0. Other writers restart it in branches: it is
 *     no key
 * @param name the action's name
 * @param type {@code http}, {@code wait}, {@code assert}, {@code branch}, {@code decide} or {@code grpc}
 * @param startedAt {@code completedAt} minus the latency
 * @param completedAt when the step ended
 * @param service the service it was sent to; null for steps that send nothing
 * @param latency how long it took; a waiting step's spans its polls
 * @param statusCode the protocol's status; null when nothing came back
 * @param ok whether the step passed
 * @param skipped whether its condition kept it from being executed
 * @param observation what came back
 */
public record Step(
        String instanceId,
        String runId,
        String correlationId,
        Integer index,
        String name,
        String type,
        Instant startedAt,
        Instant completedAt,
        String service,
        Duration latency,
        Integer statusCode,
        Boolean ok,
        boolean skipped,
        Observation observation) {

    /** The types whose steps count as latency samples, unless they were skipped. */
    public static final Set<String> LATENCY_TYPES = Set.of("http", "wait", "grpc");

    /** Whether the step was executed and is not ok. */
    public boolean failed() {
        return Boolean.FALSE.equals(ok);
    }

    /** Whether {@link #latency()} is one of the samples that latency statistics are made of. */
    public boolean isLatencySample() {
        return latency != null && !skipped && LATENCY_TYPES.contains(type);
    }
}
