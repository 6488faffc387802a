package dev.turbulence.storage.internal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Answers that never change once a run is closed, computed once and kept in tables. */
final class Aggregates {

    static final String INSTANCE_COUNTS = "SELECT scenario_id, status, error IS NOT NULL AS errored, warm_up,"
            + " count(*) AS instances, count(late_start_ms) AS late_starts, max(late_start_ms) AS max_late_start_ms"
            + " FROM instances WHERE recorded = 1 GROUP BY 1, 2, 3, 4";

    private Aggregates() {}

    /** Fills the tables that {@link RecordCounts} does not. */
    static void store(Connection connection) throws SQLException {
        SqliteFiles.execute(
                connection,
                List.of("INSERT INTO instance_counts(scenario_id, status, errored, warm_up, instances, late_starts,"
                        + " max_late_start_ms) " + INSTANCE_COUNTS));
        LatencyTable.ofSamples(connection).store(connection);
        CauseTable.store(connection, CauseTable.compute(connection));
    }
}
