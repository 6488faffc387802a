package dev.turbulence.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One walk through a scenario. Every component but {@code id} may be null in runs of other or older writers.
 *
 * @param id {@code inst_} and 12 lower hex digits in runs of ours
 * @param runId the run it belongs to
 * @param correlationId sent to the system under test as {@code X-Correlation-ID}
 * @param scenarioId the scenario it walked through
 * @param startedAt when it started
 * @param completedAt when it ended; null while it runs
 * @param duration from start to end, by a monotonic clock; null while it runs
 * @param passed whether every step and assertion passed and no error occurred; null while it runs
 * @param entryData the scenario's entry as it was for this instance. Shared and not copied: do not modify it
 * @param error why it could not be carried through; null when it could
 */
public record Instance(
        String id,
        String runId,
        String correlationId,
        String scenarioId,
        Instant startedAt,
        Instant completedAt,
        Duration duration,
        Boolean passed,
        ObjectNode entryData,
        String error) {

    /** Pass, fail, or empty when the instance never ended. */
    public Optional<InstanceStatus> status() {
        return Optional.ofNullable(passed).map(yes -> yes ? InstanceStatus.PASS : InstanceStatus.FAIL);
    }

    /** Whether the instance ended and did not pass, errored ones included. */
    public boolean failed() {
        return Boolean.FALSE.equals(passed);
    }

    /** Whether the instance could not be carried through. */
    public boolean errored() {
        return error != null;
    }
}
