package dev.turbulence.benchmarks.migrate;

import dev.turbulence.storage.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;

/** What one would write by hand: the sqlite3 shell imports raw lines, takes them apart by JSON functions and builds indexes. */
final class SqliteShell {

    private static final String IMPORT = """
            PRAGMA page_size = 16384;
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA cache_size = -65536;
            ATTACH '%4$s' AS raw;
            PRAGMA raw.journal_mode = OFF;
            PRAGMA raw.synchronous = OFF;
            CREATE TABLE raw.instances(line TEXT);
            CREATE TABLE raw.steps(line TEXT);
            CREATE TABLE raw.assertions(line TEXT);
            .mode ascii
            .separator "\\037" "\\n"
            .import --schema raw '%1$s' instances
            .import --schema raw '%2$s' steps
            .import --schema raw '%3$s' assertions
            INSERT INTO main.instances(id, run_id, scenario_id, correlation_id, status, started_at, completed_at,
              variations, error, duration_ms, entry_data, recorded)
            SELECT line->>'instance_id', line->>'run_id', line->>'scenario_id', line->>'correlation_id',
              CASE line->>'passed' WHEN 1 THEN 'pass' WHEN 0 THEN 'fail' END, line->>'started_at',
              line->>'completed_at', line->'$.entry_data.seed_data.variation', line->>'error', line->>'duration_ms',
              line->'entry_data', 1
            FROM raw.instances;
            INSERT INTO main.steps(instance_id, step_index, action_name, action_type, service, completed_at,
              latency_ms, status_code, ok, observation, skipped, timestamp)
            SELECT line->>'instance_id', line->>'step_index', line->>'step_name', line->>'step_type',
              line->>'$.observation.service', line->>'timestamp', line->>'$.observation.latency_ms',
              line->>'$.observation.status_code', line->>'$.observation.ok', line->'observation',
              line->>'$.observation.condition_skipped', line->>'timestamp'
            FROM raw.steps;
            INSERT INTO main.assertions(instance_id, assertion_name, passed, expected, actual, step_index, message,
              timestamp)
            SELECT line->>'instance_id', line->>'assertion_name', line->>'passed', line->'expected', line->'actual',
              line->>'step_index', line->>'message', line->>'timestamp'
            FROM raw.assertions;
            """;

    private SqliteShell() {}

    static boolean isThere() {
        return Commands.succeeds(List.of("sqlite3", "-version"));
    }

    /**
     * Writes the shell's commands.
     *
     * @param database a migrated run, whose tables and indexes the shell is to build too
     */
    static Path script(RunDirectory run, Path database, Path raw) throws IOException, SQLException {
        Path script = Files.createTempFile("benchmark", ".sql");
        String load = IMPORT.formatted(run.instances(), run.steps(), run.assertions(), raw);
        int afterPragmas = load.indexOf("ATTACH");
        Files.writeString(
                script,
                load.substring(0, afterPragmas) + tables(database) + load.substring(afterPragmas) + indexes(database));
        return script;
    }

    static List<String> command(Path file, Path script) {
        return List.of("sqlite3", "-bail", file.toString(), ".read '" + script + "'");
    }

    /** The statements that make our tables of records. */
    static String tables(Path database) throws SQLException {
        return schema(database, "type = 'table' AND name IN ('instances', 'steps', 'assertions')");
    }

    /** The statements that make our indexes. */
    static String indexes(Path database) throws SQLException {
        return schema(database, "type = 'index' AND sql IS NOT NULL");
    }

    private static String schema(Path database, String which) throws SQLException {
        StringJoiner statements = new StringJoiner(";\n", "", ";\n");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE " + which)) {
            while (row.next()) {
                statements.add(row.getString(1));
            }
        }
        return statements.toString();
    }
}
