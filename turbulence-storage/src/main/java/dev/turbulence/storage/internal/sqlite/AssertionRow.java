package dev.turbulence.storage.internal.sqlite;

import java.sql.SQLException;

/**
 * A row of {@code assertions}. The timestamp has the stored form, {@code yyyy-MM-ddTHH:mm:ss.ffffffZ}.
 *
 * @param scenarioId the scenario of its instance, for the counts; null when it is not known
 * @param warmUp whether its instance belongs to the warm-up
 * @param expected JSON text; null for JSON null
 * @param actual JSON text; null for JSON null
 * @param extra JSON object of what the columns cannot hold exactly; null when there is nothing
 */
public record AssertionRow(
        String instanceId,
        String scenarioId,
        boolean warmUp,
        String assertionName,
        Boolean passed,
        String expected,
        String actual,
        Integer stepIndex,
        String message,
        String timestamp,
        String extra)
        implements Row {

    /** What is stored as {@code error}: the message of an assertion that did not hold. */
    String error() {
        return Boolean.FALSE.equals(passed) ? message : null;
    }

    @Override
    public void insertInto(RowInserter rows) throws SQLException {
        rows.insert(this);
    }
}
