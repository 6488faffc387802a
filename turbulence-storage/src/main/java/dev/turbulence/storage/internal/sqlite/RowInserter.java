package dev.turbulence.storage.internal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/**
 * Puts rows into a database in batches, and counts them. Transactions are its user's; {@link #flush} goes before every
 * commit. For one thread.
 */
public final class RowInserter implements AutoCloseable {

    private static final int BATCH = 500;

    // An instance's row is replaced when it ends; its row id then gives its place in the order of recording.
    private static final String INSTANCE = "INSERT OR REPLACE INTO instances(rowid, id, run_id, scenario_id,"
            + " correlation_id, status, started_at, completed_at, variations, error, duration_ms, entry_data, recorded,"
            + " warm_up, late_start_ms, extra) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)";

    private static final String PARENT =
            "INSERT OR IGNORE INTO instances(rowid, id, run_id, correlation_id, recorded)" + " VALUES(?, ?, ?, ?, 0)";

    private static final String STEP = "INSERT INTO steps(instance_id, step_index, action_name, action_type, service,"
            + " started_at, completed_at, latency_ms, status_code, ok, observation, skipped, timestamp, warm_up,"
            + " extra) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?)";

    private static final String ASSERTION = "INSERT INTO assertions(instance_id, assertion_name, passed, expected,"
            + " actual, error, step_index, message, timestamp, warm_up, extra) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final Batch instances;
    private final Batch parents;
    private final Batch steps;
    private final Batch assertions;
    private final RecordCounts counts = new RecordCounts();

    public RowInserter(Connection connection) throws SQLException {
        this.connection = connection;
        this.instances = new Batch(connection.prepareStatement(INSTANCE));
        this.parents = new Batch(connection.prepareStatement(PARENT));
        this.steps = new Batch(connection.prepareStatement(STEP));
        this.assertions = new Batch(connection.prepareStatement(ASSERTION));
    }

    /** The run's own row, there at once. A second call replaces it. */
    public void insert(RunRow row) throws SQLException {
        try (PreparedStatement run = connection.prepareStatement("INSERT OR REPLACE INTO runs(id, started_at,"
                + " completed_at, sut_name, scenario_ids, seed, config, extra) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")) {
            run.setString(1, row.id());
            run.setString(2, row.startedAt());
            run.setString(3, row.completedAt());
            run.setString(4, row.sutName());
            run.setString(5, row.scenarioIds());
            run.setObject(6, row.seed());
            run.setString(7, row.config());
            run.setString(8, row.extra());
            run.executeUpdate();
        }
    }

    /** An instance; replaces the row with the same id. */
    public void insert(InstanceRow row) throws SQLException {
        PreparedStatement values = instances.statement;
        values.setLong(1, row.position());
        values.setString(2, row.id());
        values.setString(3, row.runId());
        values.setString(4, row.scenarioId());
        values.setString(5, row.correlationId());
        values.setString(6, row.status());
        values.setString(7, row.startedAt());
        values.setString(8, row.completedAt());
        values.setString(9, row.variations());
        values.setString(10, row.error());
        setDouble(values, 11, row.durationMs());
        values.setString(12, row.entryData());
        values.setInt(13, row.warmUp() ? 1 : 0);
        setDouble(values, 14, row.lateStartMs());
        values.setString(15, row.extra());
        instances.add();
    }

    /** A row for an instance that is known only from its steps or assertions, unless it has one already. */
    public void insert(ParentRow row) throws SQLException {
        PreparedStatement values = parents.statement;
        values.setLong(1, row.position());
        values.setString(2, row.id());
        values.setString(3, row.runId());
        values.setString(4, row.correlationId());
        parents.add();
    }

    public void insert(StepRow row) throws SQLException {
        PreparedStatement values = steps.statement;
        values.setString(1, row.instanceId());
        setInt(values, 2, row.stepIndex());
        values.setString(3, row.actionName());
        values.setString(4, row.actionType());
        values.setString(5, row.service());
        values.setString(6, row.startedAt());
        values.setString(7, row.completedAt());
        setDouble(values, 8, row.latencyMs());
        setInt(values, 9, row.statusCode());
        setBoolean(values, 10, row.ok());
        values.setBytes(11, row.observation());
        values.setInt(12, row.skipped() ? 1 : 0);
        values.setString(13, row.timestamp());
        values.setInt(14, row.warmUp() ? 1 : 0);
        values.setString(15, row.extra());
        steps.add();
        counts.add(row);
        if (counts.hasManySamples()) {
            counts.storeSamples(connection);
        }
    }

    public void insert(AssertionRow row) throws SQLException {
        PreparedStatement values = assertions.statement;
        values.setString(1, row.instanceId());
        values.setString(2, row.assertionName());
        setBoolean(values, 3, row.passed());
        values.setString(4, row.expected());
        values.setString(5, row.actual());
        values.setString(6, row.error());
        setInt(values, 7, row.stepIndex());
        values.setString(8, row.message());
        values.setString(9, row.timestamp());
        values.setInt(10, row.warmUp() ? 1 : 0);
        values.setString(11, row.extra());
        assertions.add();
        counts.add(row);
    }

    /** Hands what is batched to SQLite. */
    public void flush() throws SQLException {
        instances.flush();
        parents.flush();
        steps.flush();
        assertions.flush();
    }

    /** What was inserted so far. */
    public RecordCounts counts() {
        return counts;
    }

    @Override
    public void close() throws SQLException {
        flush();
        instances.statement.close();
        parents.statement.close();
        steps.statement.close();
        assertions.statement.close();
    }

    private static void setInt(PreparedStatement values, int index, Integer value) throws SQLException {
        if (value == null) {
            values.setNull(index, Types.INTEGER);
        } else {
            values.setInt(index, value);
        }
    }

    private static void setDouble(PreparedStatement values, int index, Double value) throws SQLException {
        if (value == null) {
            values.setNull(index, Types.REAL);
        } else {
            values.setDouble(index, value);
        }
    }

    private static void setBoolean(PreparedStatement values, int index, Boolean value) throws SQLException {
        setInt(values, index, value == null ? null : value ? 1 : 0);
    }

    private static final class Batch {
        private final PreparedStatement statement;
        private int size;

        Batch(PreparedStatement statement) {
            this.statement = statement;
        }

        void add() throws SQLException {
            statement.addBatch();
            if (++size == BATCH) {
                flush();
            }
        }

        void flush() throws SQLException {
            if (size > 0) {
                statement.executeBatch();
                size = 0;
            }
        }
    }
}
