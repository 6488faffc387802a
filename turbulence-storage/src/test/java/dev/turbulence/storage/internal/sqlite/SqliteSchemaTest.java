package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of the schema that other tools rely on, and the marks of the file. */
class SqliteSchemaTest {

    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void closedRun() throws SQLException {
        connection = SqliteFiles.createForRecording(folder.resolve("run with #odd% name?.db"), empty -> {});
        connection.setAutoCommit(false);
        RowInserter rows = new RowInserter(connection);
        rows.insert(
                new RunRow("run_1", "2026-11-23T10:15:00.000000Z", null, "shop", "[\"checkout\"]", 42L, "{}", null));
        rows.insert(new ParentRow(InstanceRow.RUNNING, "inst_1", "run_1", "corr_1"));
        rows.insert(step("201.5", 12.25));
        rows.insert(new AssertionRow(
                "inst_1", null, false, "paid", false, "\"201\"", "5", 0, "Expected 201, was 5", null, null));
        rows.close();
        connection.commit();
        RunClosing.close(connection, rows.counts());
        RunClosing.leaveWriteAheadLog(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runs | id TEXT, started_at TIMESTAMP, completed_at TIMESTAMP, sut_name TEXT, scenario_ids TEXT, seed INTEGER, config TEXT
            instances | id TEXT, run_id TEXT, scenario_id TEXT, correlation_id TEXT, status TEXT, started_at TIMESTAMP, completed_at TIMESTAMP, variations TEXT, error TEXT
            steps | id INTEGER, instance_id TEXT, step_index INTEGER, action_name TEXT, action_type TEXT, service TEXT, started_at TIMESTAMP, completed_at TIMESTAMP, latency_ms INTEGER, status_code INTEGER, ok BOOLEAN, observation TEXT
            assertions | id INTEGER, instance_id TEXT, assertion_name TEXT, passed BOOLEAN, expected TEXT, actual TEXT, error TEXT
            """)
    void tablesStartWithThePublicColumns(String table, String columns) throws SQLException {
        List<String> found = strings("SELECT name || ' ' || type FROM pragma_table_info('" + table + "') ORDER BY cid");

        assertThat(found).startsWith(columns.split(", "));
    }

    @ParameterizedTest
    @CsvSource({"runs, id", "instances, id", "steps, id", "assertions, id"})
    void idsAreThePrimaryKeys(String table, String column) throws SQLException {
        assertThat(strings("SELECT name FROM pragma_table_info('" + table + "') WHERE pk = 1"))
                .containsExactly(column);
    }

    @Test
    void childrenReferToTheirParents() throws SQLException {
        assertThat(strings("SELECT m.name || '.' || f.\"from\" || ' ' || f.\"table\" || '.' || f.\"to\""
                        + " FROM sqlite_schema m, pragma_foreign_key_list(m.name) f ORDER BY 1"))
                .containsExactly(
                        "assertions.instance_id instances.id",
                        "instances.run_id runs.id",
                        "steps.instance_id instances.id");
    }

    @ParameterizedTest
    @CsvSource({
        "idx_instances_status, instances, status",
        "idx_instances_scenario, instances, scenario_id",
        "idx_steps_action_type, steps, action_type",
        "idx_steps_service, steps, service",
        "idx_assertions_passed, assertions, passed"
    })
    void publicIndexesAreThere(String index, String table, String column) throws SQLException {
        assertThat(strings("SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND name = '" + index + "'"))
                .containsExactly(table);
        assertThat(strings("SELECT name FROM pragma_index_info('" + index + "')"))
                .containsExactly(column);
    }

    @Test
    void theFileIsMarkedAsOurs() throws SQLException {
        assertThat(strings("PRAGMA application_id")).containsExactly(String.valueOf(0x5452424D));
        assertThat(strings("PRAGMA user_version")).containsExactly("1");
        assertThat(strings("PRAGMA page_size")).containsExactly("16384");
        assertThat(Meta.get(connection, Meta.CLOSED)).contains("true");
    }

    @Test
    void theFileIsSound() throws SQLException {
        assertThat(strings("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(strings("PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void valuesKeepTheirKind() throws SQLException {
        assertThat(strings(
                        "SELECT typeof(latency_ms) || typeof(observation) || typeof(ok) || typeof(skipped) FROM steps"))
                .containsExactly("realtextintegerinteger");
        assertThat(strings("SELECT typeof(expected) || expected || typeof(actual) || error FROM assertions"))
                .containsExactly("text\"201\"textExpected 201, was 5");
    }

    @Test
    void otherToolsFindTheNamesOfJsonLines() throws SQLException {
        assertThat(strings("SELECT step_name || step_type FROM steps")).containsExactly("payhttp");
    }

    @Test
    void viewsAnswer() throws SQLException {
        for (String view : strings("SELECT name FROM sqlite_schema WHERE type = 'view'")) {
            assertThat(strings("SELECT count(*) FROM " + view)).as(view).hasSize(1);
        }
    }

    @Test
    void viewsSayWhatTheRecordsSay() throws SQLException {
        assertThat(strings("SELECT action_name || status_code FROM http_steps")).containsExactly("pay201");
        assertThat(strings("SELECT action_name || latency_ms FROM slowest_steps LIMIT 5"))
                .containsExactly("pay12.25");
        assertThat(strings("SELECT action_name || samples || max_ms FROM latency_by_step"))
                .containsExactly("pay112.25");
        assertThat(strings("SELECT action_name || service || status_code || steps FROM status_codes"))
                .containsExactly("paypayments2011");
    }

    @Test
    void theSlowestStepsAreReadFromTheirIndex() throws SQLException {
        assertThat(String.join("\n", plan("SELECT * FROM slowest_steps LIMIT 10")))
                .contains("idx_steps_latency")
                .doesNotContain("TEMP B-TREE");
        assertThat(String.join("\n", plan("SELECT * FROM http_steps"))).contains("idx_steps_action_type");
        assertThat(String.join("\n", plan("SELECT * FROM failed_steps"))).contains("idx_steps_failed");
    }

    private List<String> plan(String sql) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (row.next()) {
                plan.add(row.getString("detail"));
            }
        }
        return plan;
    }

    private static StepRow step(String body, double latencyMs) {
        byte[] observation = ("{\"body\":" + body + "}").getBytes(StandardCharsets.UTF_8);
        return new StepRow(
                "inst_1",
                null,
                false,
                0,
                "pay",
                "http",
                "payments",
                null,
                null,
                latencyMs,
                201,
                true,
                observation,
                false,
                null,
                null);
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }
}
