package dev.turbulence.storage.internal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.summary.Cause;
import dev.turbulence.storage.internal.summary.FailureCauses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Why instances failed, most frequent cause first: computed from the records, or kept in a table. */
final class CauseTable {

    /** Every failed instance with its first failed step and its first failed assertion, each found in one pass. */
    private static final String FIRST_FAILURES = """
            SELECT instances.id, instances.error, steps.action_name, steps.status_code, steps.observation,
              assertions.assertion_name, assertions.message
            FROM instances
            LEFT JOIN (SELECT instance_id, min(id) AS id FROM steps WHERE ok = 0 GROUP BY instance_id) AS first_step
              ON first_step.instance_id = instances.id
            LEFT JOIN steps ON steps.id = first_step.id
            LEFT JOIN (SELECT instance_id, min(id) AS id FROM assertions WHERE passed = 0 GROUP BY instance_id)
              AS first_assertion
              ON first_assertion.instance_id = instances.id AND steps.id IS NULL AND instances.error IS NULL
            LEFT JOIN assertions ON assertions.id = first_assertion.id
            WHERE instances.status = 'fail' AND instances.recorded = 1 AND instances.warm_up = 0
            ORDER BY instances.rowid""";

    private CauseTable() {}

    static List<FailureCause> compute(Connection connection) throws SQLException {
        FailureCauses causes = new FailureCauses();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FIRST_FAILURES)) {
            while (row.next()) {
                String id = row.getString(1);
                causes.add(cause(row), () -> id);
            }
        }
        return causes.toList();
    }

    private static Cause cause(ResultSet row) throws SQLException {
        String observation = row.getString(5);
        if (observation != null) {
            List<String> errors = Observation.ofJson(observation).errors();
            int status = row.getInt(4);
            Integer statusCode = row.wasNull() ? null : status;
            return Cause.ofStep(row.getString(3), errors.isEmpty() ? null : errors.get(0), statusCode);
        }
        String error = row.getString(2);
        if (error != null) {
            return Cause.ofError(error);
        }
        String assertion = row.getString(6);
        return assertion == null ? Cause.unknown() : Cause.ofAssertion(assertion, row.getString(7));
    }

    static void store(Connection connection, List<FailureCause> causes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO failure_causes(position, kind,"
                + " location, message, instances, instance_ids) VALUES(?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < causes.size(); i++) {
                FailureCause cause = causes.get(i);
                insert.setInt(1, i + 1);
                insert.setString(2, cause.kind());
                insert.setString(3, cause.where());
                insert.setString(4, cause.message());
                insert.setLong(5, cause.count());
                insert.setString(6, Json.write(Json.mapper().valueToTree(cause.instanceIds())));
                insert.executeUpdate();
            }
        }
    }

    private static String present(String column, String value) throws SQLException {
        if (value == null) {
            throw new SQLException("in the table failure_causes, " + column + " is NULL");
        }
        return value;
    }

    private static List<String> ids(String json) throws SQLException {
        List<String> ids = new ArrayList<>();
        try {
            Json.parse(String.valueOf(json)).forEach((JsonNode id) -> ids.add(id.asText()));
        } catch (StorageException e) {
            throw new SQLException("in the table failure_causes, instance_ids: " + e.getMessage(), e);
        }
        if (ids.isEmpty()) {
            throw new SQLException("in the table failure_causes, instance_ids names no instance");
        }
        return ids;
    }

    static List<FailureCause> load(Connection connection) throws SQLException {
        List<FailureCause> causes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT kind, location, message, instances, instance_ids"
                        + " FROM failure_causes ORDER BY position")) {
            while (row.next()) {
                causes.add(new FailureCause(
                        present("kind", row.getString(1)),
                        row.getString(2),
                        present("message", row.getString(3)),
                        row.getLong(4),
                        ids(row.getString(5))));
            }
        }
        return causes;
    }
}
