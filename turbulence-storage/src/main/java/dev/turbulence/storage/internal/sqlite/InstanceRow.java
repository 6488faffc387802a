package dev.turbulence.storage.internal.sqlite;

import java.sql.SQLException;

/**
 * A row of {@code instances}. Timestamps have the stored form, {@code yyyy-MM-ddTHH:mm:ss.ffffffZ}; JSON is text.
 *
 * @param position the row id: instances are recorded in this order, which is that of their ends, from 1.
 *     {@link #RUNNING} and greater while they run
 * @param warmUp whether it belongs to the warm-up
 * @param lateStartMs how much later it started than it was to; null when it was on time
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
        boolean warmUp,
        Double lateStartMs,
        String extra)
        implements Row {

    /** Instances that run, or have no record of their own, come after all that ended. */
    public static final long RUNNING = 1L << 40;

    @Override
    public void insertInto(RowInserter rows) throws SQLException {
        rows.insert(this);
    }
}
