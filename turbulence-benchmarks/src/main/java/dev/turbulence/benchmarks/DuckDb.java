package dev.turbulence.benchmarks;

import dev.turbulence.storage.RunDirectory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A run in DuckDB: read from its JSON lines each time, or once into DuckDB's own format. */
public final class DuckDb {

    private static final String INSTANCES = """
            SELECT instance_id AS id, run_id, scenario_id, correlation_id,
              CASE WHEN passed THEN 'pass' WHEN NOT passed THEN 'fail' END AS status,
              started_at, completed_at, duration_ms, entry_data, error
            FROM read_json('%s', format = 'newline_delimited', columns = {instance_id: 'VARCHAR', run_id: 'VARCHAR',
              correlation_id: 'VARCHAR', scenario_id: 'VARCHAR', started_at: 'VARCHAR', completed_at: 'VARCHAR',
              duration_ms: 'DOUBLE', passed: 'BOOLEAN', entry_data: 'JSON', error: 'VARCHAR'})""";

    private static final String STEPS = """
            SELECT instance_id, step_index, step_name AS action_name, step_type AS action_type,
              observation->>'$.service' AS service, "timestamp" AS completed_at,
              CAST(observation->>'$.latency_ms' AS DOUBLE) AS latency_ms,
              CAST(observation->>'$.status_code' AS INTEGER) AS status_code,
              CAST(observation->>'$.ok' AS BOOLEAN) AS ok,
              CAST(observation->>'$.condition_skipped' AS BOOLEAN) AS skipped, observation
            FROM read_json('%s', format = 'newline_delimited', columns = {instance_id: 'VARCHAR', step_index: 'INTEGER',
              step_name: 'VARCHAR', step_type: 'VARCHAR', "timestamp": 'VARCHAR', observation: 'JSON'})""";

    private static final String ASSERTIONS = """
            SELECT instance_id, assertion_name, passed, expected, actual, step_index, message, "timestamp"
            FROM read_json('%s', format = 'newline_delimited', columns = {instance_id: 'VARCHAR', step_index: 'INTEGER',
              assertion_name: 'VARCHAR', passed: 'BOOLEAN', expected: 'JSON', actual: 'JSON', message: 'VARCHAR',
              "timestamp": 'VARCHAR'})""";

    private DuckDb() {}

    /** Opens a database file; null for one in memory. */
    public static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + (file == null ? "" : file));
    }

    /** Imports a run, with the columns that our tables have. */
    public static void importRun(Connection connection, RunDirectory run) throws SQLException {
        create(connection, run, "TABLE");
    }

    /** Makes the same tables as views that read the run's files for each query. */
    public static void viewRun(Connection connection, RunDirectory run) throws SQLException {
        create(connection, run, "VIEW");
    }

    private static void create(Connection connection, RunDirectory run, String kind) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    kind + " instances AS " + INSTANCES.formatted(run.instances()),
                    kind + " steps AS " + STEPS.formatted(run.steps()),
                    kind + " assertions AS " + ASSERTIONS.formatted(run.assertions()))) {
                statement.execute("CREATE " + sql);
            }
        }
    }
}
