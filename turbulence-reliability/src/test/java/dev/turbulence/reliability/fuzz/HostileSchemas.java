package dev.turbulence.reliability.fuzz;

import dev.turbulence.storage.RunDirectory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sqlite.SQLiteConfig;

/** Damage to what a database says: other tables, views and triggers in place of ours, and values nobody wrote. */
final class HostileSchemas implements DatabaseTarget.Damage {

    private static final int MOST = 3;
    private static final List<String> TABLES = List.of(
            "runs",
            "instances",
            "steps",
            "assertions",
            "meta",
            "instance_counts",
            "step_counts",
            "assertion_counts",
            "latency_samples",
            "step_latencies",
            "failure_causes");
    private static final List<String> META = List.of(
            "manifest",
            "state",
            "abort_reason",
            "closed",
            "aggregates",
            "readable_since",
            "warm_up",
            "held_up_ms",
            "instances_jsonl_bytes",
            "steps_jsonl_bytes",
            "assertions_jsonl_bytes");
    private static final List<String> COLUMNS = List.of(
            "id",
            "instance_id",
            "scenario_id",
            "correlation_id",
            "status",
            "started_at",
            "completed_at",
            "error",
            "duration_ms",
            "entry_data",
            "recorded",
            "warm_up",
            "late_start_ms",
            "step_index",
            "action_name",
            "action_type",
            "service",
            "latency_ms",
            "status_code",
            "ok",
            "observation",
            "skipped",
            "extra",
            "assertion_name",
            "passed",
            "expected",
            "actual",
            "message",
            "timestamp",
            "samples",
            "sorted_ms",
            "min_ms",
            "max_ms",
            "mean_ms",
            "p50_ms",
            "steps",
            "instances",
            "assertions",
            "instance_ids",
            "kind",
            "location",
            "scenario_ids",
            "config",
            "seed",
            "sut_name",
            "run_id",
            "late_starts",
            "position",
            "first_step_id");
    private static final List<String> VALUES = List.of(
            "NULL",
            "''",
            "'x'",
            "'{'",
            "'[]'",
            "'{}'",
            "'\"'",
            "'null'",
            "'NaN'",
            "0",
            "-1",
            "7",
            "3000000000",
            "9223372036854775807",
            "-9223372036854775808",
            "1e308",
            "-1e308",
            "9e999",
            "0.5",
            "x'00ff80'",
            "zeroblob(100)",
            "zeroblob(3000000)",
            "'2026-11-23T10:15:00.000000Z'",
            "'99999-99-99'",
            "char(0)",
            "char(55357)",
            "CAST(x'c328ff' AS TEXT)",
            "printf('%.*c', 600000, 'y')",
            "replace(printf('%.*c', 400, '['), '[', '[') || replace(printf('%.*c', 400, ']'), ']', ']')",
            "replace(printf('%.*c', 100000, '['), '[', '{\"a\":')",
            "printf('%.*c', 100000, '9')",
            "'[\"inst_1\",{\"a\":[1e999999999]},\"inst_2\"]'",
            "'{\"ok\":false,\"errors\":{\"a\":1},\"headers\":[1],\"latency_ms\":1e999999}'",
            "'{\"run_id\":7,\"scenario_ids\":\"x\",\"config\":{\"turbulence_maven\":{\"load\":[],\"state\":{}}}}'",
            "'{\"config\":{\"turbulence_maven\":{\"load\":{\"instances\":-1,\"parallel\":0,\"rate\":-1e400}}}}'");
    private static final String ENDLESS =
            "WITH RECURSIVE endless(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM endless) SELECT ";

    @Override
    public void damage(RunDirectory run, Random random) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + run.database());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA writable_schema = 1");
            statement.execute("CREATE TABLE IF NOT EXISTS canary(seen)");
            for (int i = 1 + random.nextInt(MOST); i > 0; i--) {
                for (String sql : damage(random)) {
                    execute(statement, sql);
                }
            }
        } catch (SQLException e) {
            // What the damage so far has left is no database any more, which will do.
        }
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            // Then this was no damage.
        }
    }

    private static List<String> damage(Random random) {
        String table = pick(TABLES, random);
        String column = pick(COLUMNS, random);
        String value = pick(VALUES, random);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> List.of("UPDATE " + table + " SET " + column + " = " + value + some(random));
            case 3, 4 ->
                List.of("INSERT OR REPLACE INTO meta(key, value) VALUES('" + pick(META, random) + "', " + value + ")");
            case 5 -> List.of("DROP TABLE " + table);
            case 6 -> List.of("DELETE FROM " + table + some(random));
            case 7 -> viewInPlaceOf(table, random);
            case 8 -> trigger(table, random);
            case 9 -> List.of(schema(table, random));
            case 10 -> List.of("ALTER TABLE " + table + " RENAME COLUMN " + column + " TO other");
            case 11 ->
                List.of("PRAGMA " + pick(List.of("user_version", "application_id"), random) + " = "
                        + pick(List.of("0", "2", "-1", "2147483647", "-2147483648"), random));
            case 12 -> manyTables(random);
            default -> inPlaceOf(table, random);
        };
    }

    private static String some(Random random) {
        return random.nextBoolean() ? "" : " WHERE rowid % 3 = " + random.nextInt(3);
    }

    /** A view under the name of a table, with its columns, that ends never or is very large. */
    private static List<String> viewInPlaceOf(String table, Random random) {
        String hidden = "hidden_" + table;
        String body = pick(
                List.of(
                        ENDLESS + hidden + ".* FROM " + hidden + ", endless",
                        "SELECT * FROM " + hidden + " WHERE (" + ENDLESS + "max(n) FROM endless) > 0",
                        "SELECT * FROM " + hidden,
                        "SELECT * FROM " + table,
                        "SELECT zeroblob(900000000) AS key, zeroblob(900000000) AS value"),
                random);
        return List.of("ALTER TABLE " + table + " RENAME TO " + hidden, "CREATE VIEW " + table + " AS " + body);
    }

    private static List<String> trigger(String table, Random random) {
        String when = pick(List.of("INSERT", "UPDATE", "DELETE"), random);
        String body = pick(
                List.of(
                        "INSERT INTO canary VALUES(1)",
                        "DELETE FROM steps",
                        "SELECT load_extension('canary')",
                        "SELECT writefile('canary', 'x')",
                        "INSERT INTO canary " + ENDLESS + "n FROM endless",
                        "SELECT RAISE(FAIL, 'canary')"),
                random);
        return List.of(
                "CREATE TRIGGER canary_" + random.nextInt(100) + " AFTER " + when + " ON " + table + " BEGIN " + body
                        + "; END",
                "UPDATE meta SET key = 'x' WHERE key = '" + pick(META, random) + "'",
                // What has no indexes was left by a dead writer, and is completed in a copy.
                "DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
    }

    private static String schema(String table, Random random) {
        String where = " WHERE name = '" + table + "'";
        String generated = " GENERATED ALWAYS AS ("
                + pick(
                        List.of("zeroblob(900000000)", "randomblob(900000000)", "load_extension('canary')", "abs(-1)"),
                        random)
                + ") VIRTUAL";
        return "UPDATE sqlite_schema SET "
                + pick(
                        List.of(
                                "sql = replace(sql, 'latency_ms INTEGER', 'latency_ms INTEGER" + generated + "')",
                                "sql = replace(sql, 'status TEXT', 'status TEXT" + generated + "')",
                                "sql = replace(sql, 'value TEXT', 'value TEXT" + generated + "')",
                                "sql = replace(sql, 'error TEXT', 'error TEXT CHECK(load_extension(''canary''))')",
                                "sql = replace(sql, ' TEXT', ' TEXT COLLATE NOCASE')",
                                "sql = replace(sql, ' TEXT', ' BLOB')",
                                "sql = 'CREATE TABLE " + table + "(a)'",
                                "sql = 'CREATE TABLE ('",
                                "sql = NULL",
                                "rootpage = (SELECT max(rootpage) FROM sqlite_schema)",
                                "rootpage = 0",
                                "rootpage = 1",
                                "rootpage = 99999999",
                                "type = 'index'",
                                "type = 'view'",
                                "tbl_name = 'other'"),
                        random)
                + where;
    }

    private static List<String> manyTables(Random random) {
        int count = 1 + random.nextInt(1_500);
        String columns = IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        return random.nextBoolean()
                ? List.of("CREATE TABLE wide(" + columns + ")")
                : IntStream.range(0, count / 5)
                        .mapToObj(i -> "CREATE VIEW v" + i + " AS SELECT * FROM " + (i == 0 ? "steps" : "v" + (i - 1)))
                        .toList();
    }

    /** Another kind of table under the name of one of ours. */
    private static List<String> inPlaceOf(String table, Random random) {
        return List.of(
                "DROP TABLE " + table,
                pick(
                        List.of(
                                "CREATE VIRTUAL TABLE " + table + " USING fts5(key, value)",
                                "CREATE VIRTUAL TABLE " + table + " USING rtree(id, minX, maxX)",
                                "CREATE TABLE " + table + "(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID",
                                "CREATE TABLE " + table + "(value, key)",
                                "CREATE TABLE other(" + table + ")"),
                        random));
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
