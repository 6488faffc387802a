package dev.turbulence.storage.internal.sqlite;

/**
 * A row of {@code instances}. Timestamps have the stored form, {@code yyyy-MM-ddTHH:mm:ss.ffffffZ}; JSON is text.
 *
 * @param position the row id: instances are recorded in this order, which is that of their ends, from 1.
 *     {@link #RUNNING} and greater while they run
 * @param recorded false for a row that exists only so that steps and assertions have a parent
 * @param extra JSON object of what the columns cannot hold exactly; null when there is nothing
 */
public record InstanceRow(
        long position,
        String id,
        String runId,
        String scenarioId,
        String correlationId,
        String status,
        String startedAt,
        String completedAt,
        String variations,
        String error,
        Double durationMs,
        String entryData,
        boolean recorded,
        String extra) {

    /** Instances that run, or have no record of their own, come after all that ended. */
    public static final long RUNNING = 1L << 40;

    /** A row for an instance that is known only from its steps or assertions. */
    public static InstanceRow parentOnly(long position, String id, String runId, String correlationId) {
        return new InstanceRow(
                position, id, runId, null, correlationId, null, null, null, null, null, null, null, false, null);
    }
}
