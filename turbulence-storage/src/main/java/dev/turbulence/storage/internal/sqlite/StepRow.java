package dev.turbulence.storage.internal.sqlite;

import java.sql.SQLException;

/**
 * A row of {@code steps}. Timestamps have the stored form, {@code yyyy-MM-ddTHH:mm:ss.ffffffZ}.
 *
 * @param scenarioId the scenario of its instance, for the counts; null when it is not known
 * @param warmUp whether its instance belongs to the warm-up
 * @param completedAt an http step's last attempt's end, else {@code timestamp}
 * @param startedAt {@code completedAt} minus the latency
 * @param observation UTF-8 text, stored as it is; owned by this row from now on
 * @param timestamp the record's own time
 * @param extra JSON object of what the columns cannot hold exactly; null when there is nothing
 */
public record StepRow(
        String instanceId,
        String scenarioId,
        boolean warmUp,
        Integer stepIndex,
        String actionName,
        String actionType,
        String service,
        String startedAt,
        String completedAt,
        Double latencyMs,
        Integer statusCode,
        Boolean ok,
        byte[] observation,
        boolean skipped,
        String timestamp,
        String extra)
        implements Row {
    @Override
    public void insertInto(RowInserter rows) throws SQLException {
        rows.insert(this);
    }

    @Override
    public int bytes() {
        return USUAL_BYTES + observation.length;
    }
}
