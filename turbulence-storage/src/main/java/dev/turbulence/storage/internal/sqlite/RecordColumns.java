package dev.turbulence.storage.internal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.Timestamps;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Rows as records. The columns of each kind of record have fixed places, an instance's after those of its record. */
final class RecordColumns {

    static final String INSTANCE = "instances.id, instances.recorded, instances.correlation_id, instances.scenario_id,"
            + " instances.started_at, instances.completed_at, instances.duration_ms, instances.status,"
            + " instances.entry_data, instances.error";

    static final String STEP = "steps.instance_id, instances.correlation_id, steps.step_index, steps.action_name,"
            + " steps.action_type, steps.started_at, steps.completed_at, steps.service, steps.latency_ms,"
            + " steps.status_code, steps.ok, steps.skipped, steps.observation";

    static final String ASSERTION = "assertions.instance_id, instances.correlation_id, assertions.step_index,"
            + " assertions.assertion_name, assertions.passed, assertions.expected, assertions.actual,"
            + " assertions.message, assertions.timestamp";

    static final int AFTER_STEP = 13;
    static final int AFTER_ASSERTION = 9;

    private final String runId;
    private final String place;

    /** @param file where the rows are, for messages */
    RecordColumns(String runId, Path file) {
        this.runId = runId;
        this.place = file.toString();
    }

    /** @param after number of columns before those of the instance */
    Instance instance(ResultSet row, int after) throws SQLException {
        String id = row.getString(after + 1);
        if (row.getInt(after + 2) == 0) {
            return new Instance(id, null, null, null, null, null, null, null, null, null);
        }
        String status = row.getString(after + 8);
        return new Instance(
                id,
                runId,
                row.getString(after + 3),
                row.getString(after + 4),
                time(row, after + 5),
                time(row, after + 6),
                Millis.toDuration(number(row, after + 7)),
                status == null ? null : status.equals("pass"),
                object(row.getString(after + 9)),
                row.getString(after + 10));
    }

    Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getString(1),
                runId,
                row.getString(2),
                integer(row, 3),
                name(row, 4),
                name(row, 5),
                time(row, 6),
                time(row, 7),
                row.getString(8),
                Millis.toDuration(number(row, 9)),
                integer(row, 10),
                truth(row, 11),
                row.getInt(12) == 1,
                observation(row.getString(13)));
    }

    Assertion assertion(ResultSet row) throws SQLException {
        return new Assertion(
                row.getString(1),
                runId,
                row.getString(2),
                integer(row, 3),
                name(row, 4),
                truth(row, 5),
                json(row.getString(6)),
                json(row.getString(7)),
                row.getString(8),
                time(row, 9));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return Timestamps.parse(row.getString(column));
    }

    /** A name that a record should have; empty where it has none, as in JSON lines. */
    static String name(ResultSet row, int column) throws SQLException {
        String name = row.getString(column);
        return name == null ? "" : name;
    }

    static Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    static Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static Boolean truth(ResultSet row, int column) throws SQLException {
        Integer value = integer(row, column);
        return value == null ? null : value != 0;
    }

    private Observation observation(String text) {
        return Observation.ofJson(text == null ? "{}" : text, place);
    }

    private JsonNode json(String text) {
        return text == null ? NullNode.getInstance() : Json.parse(text, place);
    }

    private ObjectNode object(String text) {
        return json(text) instanceof ObjectNode object ? object : null;
    }
}
