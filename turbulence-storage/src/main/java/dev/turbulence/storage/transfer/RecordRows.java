package dev.turbulence.storage.transfer;

import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.internal.records.Numbers;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the three tables to lines of JSON, every key of the format present and in its order. */
enum RecordRows {
    INSTANCES(
            "SELECT id, run_id, correlation_id, scenario_id, started_at, completed_at, duration_ms, status, entry_data,"
                    + " error, extra FROM instances WHERE recorded = 1 ORDER BY rowid") {
        @Override
        String line(ResultSet row) throws SQLException {
            return ids(row).text("scenario_id", row.getString(4))
                    .text("started_at", row.getString(5))
                    .text("completed_at", row.getString(6))
                    .json("duration_ms", decimal(row, 7))
                    .json("passed", passed(row.getString(8)))
                    .json("entry_data", row.getString(9))
                    .text("error", row.getString(10))
                    .end();
        }
    },
    STEPS("SELECT steps.instance_id, instances.run_id, instances.correlation_id, step_index, action_name, action_type,"
            + " timestamp, observation, steps.extra FROM steps LEFT JOIN instances ON instances.id = steps.instance_id"
            + " ORDER BY steps.id") {
        @Override
        String line(ResultSet row) throws SQLException {
            return ids(row).json("step_index", row.getString(4))
                    .text("step_name", row.getString(5))
                    .text("step_type", row.getString(6))
                    .text("timestamp", row.getString(7))
                    .json("observation", row.getString(8))
                    .end();
        }
    },
    ASSERTIONS("SELECT assertions.instance_id, instances.run_id, instances.correlation_id, step_index, assertion_name,"
            + " passed, expected, actual, message, timestamp, assertions.extra FROM assertions"
            + " LEFT JOIN instances ON instances.id = assertions.instance_id ORDER BY assertions.id") {
        @Override
        String line(ResultSet row) throws SQLException {
            return ids(row).json("step_index", row.getString(4))
                    .text("assertion_name", row.getString(5))
                    .json("passed", bool(row, 6))
                    .json("expected", row.getString(7))
                    .json("actual", row.getString(8))
                    .text("message", row.getString(9))
                    .text("timestamp", row.getString(10))
                    .end();
        }
    };

    private final String query;

    RecordRows(String query) {
        this.query = query;
    }

    /** Asks for all rows, in the order of recording. */
    String query() {
        return query;
    }

    /** The current row as a line, line feed included. */
    abstract String line(ResultSet row) throws SQLException;

    private static RecordLine ids(ResultSet row) throws SQLException {
        return new RecordLine(extra(row))
                .text("instance_id", row.getString(1))
                .text("run_id", row.getString(2))
                .text("correlation_id", row.getString(3));
    }

    private static ExtraValues extra(ResultSet row) throws SQLException {
        return ExtraValues.parse(row.getString("extra"));
    }

    private static String decimal(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Numbers.print(value);
    }

    private static String bool(ResultSet row, int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : String.valueOf(value);
    }

    private static String passed(String status) {
        return status == null ? null : String.valueOf(status.equals(InstanceStatus.PASS.toString()));
    }
}
