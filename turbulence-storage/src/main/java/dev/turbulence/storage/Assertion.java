package dev.turbulence.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A check inside a scenario, as it came out for one instance. Components other than {@code instanceId} and {@code name}
 * may be null in runs of other writers.
 *
 * @param instanceId the instance it was made for
 * @param runId the run it belongs to
 * @param correlationId the instance's correlation id
 * @param stepIndex its step's index; for final assertion k the number of steps plus k
 * @param name the assertion's name
 * @param passed whether it held
 * @param expected what was asked for; a JSON null node, never null, when that was nothing
 * @param actual what was found; a JSON null node, never null, when that was nothing
 * @param message the outcome in words
 * @param timestamp when it was made
 */
public record Assertion(
        String instanceId,
        String runId,
        String correlationId,
        Integer stepIndex,
        String name,
        Boolean passed,
        JsonNode expected,
        JsonNode actual,
        String message,
        Instant timestamp) {

    /** Whether it was made and did not hold. */
    public boolean failed() {
        return Boolean.FALSE.equals(passed);
    }
}
