package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.records.Timestamps;
import dev.turbulence.storage.internal.sqlite.RunRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The row of {@code runs} for a run that is migrated. */
final class RunRows {

    private RunRows() {}

    /** @param connection has the run's instances already, which know what a manifest may not say */
    static RunRow of(String runId, RunFacts facts, Connection connection) throws SQLException {
        RunManifest manifest = facts.manifest();
        return new RunRow(
                runId,
                Timestamps.format(manifest.startedAt()),
                completedAt(facts, connection),
                manifest.sutName(),
                scenarioIds(facts, connection),
                manifest.seed(),
                Json.write(manifest.config()),
                null);
    }

    private static String completedAt(RunFacts facts, Connection connection) throws SQLException {
        if (facts.state() == RunState.INCOMPLETE) {
            return null;
        }
        return facts.completedAt() == null
                ? text(connection, "SELECT max(completed_at) FROM instances")
                : Timestamps.format(facts.completedAt());
    }

    private static String scenarioIds(RunFacts facts, Connection connection) throws SQLException {
        return facts.hasManifest()
                ? Json.write(Json.mapper().valueToTree(facts.manifest().scenarioIds()))
                : text(
                        connection,
                        "SELECT json_group_array(scenario_id) FROM (SELECT DISTINCT scenario_id FROM instances"
                                + " WHERE scenario_id IS NOT NULL ORDER BY 1)");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
