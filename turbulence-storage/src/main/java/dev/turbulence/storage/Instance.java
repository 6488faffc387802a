package dev.turbulence.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.internal.Millis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One walk through a scenario. Every component but {@code id} may be null in runs of other or older writers.
 *
 * @param id {@code inst_} and 12 lower hex digits in runs of ours
 * @param runId the run it belongs to
 * @param correlationId sent to the system under test as {@code X-Correlation-ID}
 * @param scenarioId the scenario it walked through
 * @param startedAt when it started; under an open load, when it was to start
 * @param completedAt when it ended; null while it runs
 * @param duration from {@code startedAt} to the end, by a monotonic clock; null while it runs
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

    /** The key of {@link #entryData()} under which everything lies that only this product writes. */
    public static final String OWN_KEY = "_turbulence";

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

    /** Its number in its run, from 0; empty in runs of other writers. */
    public OptionalLong index() {
        JsonNode index = own("index");
        boolean valid = index.isIntegralNumber() && index.canConvertToLong() && index.longValue() >= 0;
        return valid ? OptionalLong.of(index.longValue()) : OptionalLong.empty();
    }

    /** Whether it was played to warm up, and is not counted. */
    public boolean warmUp() {
        JsonNode mark = own("warm_up");
        return mark.isBoolean() && mark.booleanValue();
    }

    /** How much later it started than an open load had meant it to; empty when it started on time. */
    public Optional<Duration> lateStart() {
        JsonNode millis = own("late_start_ms");
        return millis.isNumber() ? Optional.of(Millis.toDuration(millis.doubleValue())) : Optional.empty();
    }

    private JsonNode own(String key) {
        return entryData == null
                ? MissingNode.getInstance()
                : entryData.path(OWN_KEY).path(key);
    }
}
