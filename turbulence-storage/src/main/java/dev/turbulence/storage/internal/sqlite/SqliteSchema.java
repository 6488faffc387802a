package dev.turbulence.storage.internal.sqlite;

import java.util.List;

/**
 * The schema of {@code turbulence.db}, as {@code docs/database.md} describes it. In each table the columns up to the
 * blank line are the public ones that other tools rely on; those after it are ours. Every change needs a new
 * {@link SqliteFormat#VERSION}.
 */
public final class SqliteSchema {

    static final List<String> TABLES = List.of(
            """
            CREATE TABLE runs(
              id TEXT PRIMARY KEY,
              started_at TIMESTAMP,
              completed_at TIMESTAMP,
              sut_name TEXT,
              scenario_ids TEXT,
              seed INTEGER,
              config TEXT,

              extra TEXT
            )""", """
            CREATE TABLE instances(
              id TEXT PRIMARY KEY,
              run_id TEXT REFERENCES runs(id),
              scenario_id TEXT,
              correlation_id TEXT,
              status TEXT,
              started_at TIMESTAMP,
              completed_at TIMESTAMP,
              variations TEXT,
              error TEXT,

              duration_ms REAL,
              entry_data TEXT,
              recorded BOOLEAN,
              warm_up BOOLEAN DEFAULT 0,
              late_start_ms REAL,
              extra TEXT
            )""", """
            CREATE TABLE steps(
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              instance_id TEXT REFERENCES instances(id),
              step_index INTEGER,
              action_name TEXT,
              action_type TEXT,
              service TEXT,
              started_at TIMESTAMP,
              completed_at TIMESTAMP,
              latency_ms INTEGER,
              status_code INTEGER,
              ok BOOLEAN,
              observation TEXT,

              skipped BOOLEAN,
              timestamp TIMESTAMP,
              warm_up BOOLEAN,
              extra TEXT,
              step_name TEXT GENERATED ALWAYS AS (action_name) VIRTUAL,
              step_type TEXT GENERATED ALWAYS AS (action_type) VIRTUAL
            )""", """
            CREATE TABLE assertions(
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              instance_id TEXT REFERENCES instances(id),
              assertion_name TEXT,
              passed BOOLEAN,
              expected TEXT,
              actual TEXT,
              error TEXT,

              step_index INTEGER,
              message TEXT,
              timestamp TIMESTAMP,
              warm_up BOOLEAN,
              extra TEXT
            )""", "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT)", """
            CREATE TABLE instance_counts(
              scenario_id TEXT,
              status TEXT,
              errored BOOLEAN,
              warm_up BOOLEAN,
              instances INTEGER,
              late_starts INTEGER,
              max_late_start_ms REAL
            )""", """
            CREATE TABLE step_counts(
              scenario_id TEXT,
              action_name TEXT,
              action_type TEXT,
              service TEXT,
              status_code INTEGER,
              ok BOOLEAN,
              skipped BOOLEAN,
              warm_up BOOLEAN,
              steps INTEGER,
              first_step_id INTEGER
            )""", """
            CREATE TABLE assertion_counts(
              scenario_id TEXT,
              assertion_name TEXT,
              passed BOOLEAN,
              warm_up BOOLEAN,
              assertions INTEGER
            )""", """
            CREATE TABLE latency_samples(
              scenario_id TEXT,
              action_name TEXT,
              action_type TEXT,
              service TEXT,
              status_code INTEGER,
              ok BOOLEAN,
              warm_up BOOLEAN,
              samples INTEGER,
              sorted_ms BLOB
            )""", """
            CREATE TABLE step_latencies(
              action_name TEXT,
              samples INTEGER,
              min_ms REAL,
              mean_ms REAL,
              p50_ms REAL,
              p95_ms REAL,
              p99_ms REAL,
              max_ms REAL
            )""", """
            CREATE TABLE failure_causes(
              position INTEGER PRIMARY KEY,
              kind TEXT,
              location TEXT,
              message TEXT,
              instances INTEGER,
              instance_ids TEXT
            )""");

    /** Built when the run is closed, which is faster than keeping them up to date. */
    static final List<String> INDEXES = List.of(
            "CREATE INDEX idx_instances_status ON instances(status)",
            "CREATE INDEX idx_instances_scenario ON instances(scenario_id)",
            "CREATE INDEX idx_steps_action_type ON steps(action_type)",
            "CREATE INDEX idx_steps_service ON steps(service)",
            "CREATE INDEX idx_assertions_passed ON assertions(passed)",
            "CREATE INDEX idx_steps_instance ON steps(instance_id)",
            "CREATE INDEX idx_steps_name_latency ON steps(action_name, latency_ms)",
            "CREATE INDEX idx_steps_latency ON steps(latency_ms, action_type)",
            "CREATE INDEX idx_steps_status_code ON steps(status_code)",
            "CREATE INDEX idx_steps_failed ON steps(ok) WHERE ok = 0",
            "CREATE INDEX idx_assertions_instance ON assertions(instance_id)");

    /** What people ask most, for those who come with plain SQL. Columns only: a JSON function could fail on one body. */
    static final List<String> VIEWS = List.of("""
            CREATE VIEW failed_instances AS
              SELECT * FROM instances WHERE status = 'fail' AND recorded = 1 AND warm_up = 0""", """
            CREATE VIEW failed_steps AS
              SELECT steps.instance_id, instances.scenario_id, instances.status, steps.step_index, steps.action_name,
                steps.action_type, steps.service, steps.completed_at, steps.latency_ms, steps.status_code,
                steps.observation
              FROM steps JOIN instances ON instances.id = steps.instance_id
              WHERE steps.ok = 0 AND instances.warm_up = 0""", """
            CREATE VIEW failed_assertions AS
              SELECT assertions.instance_id, instances.scenario_id, instances.status, assertions.step_index,
                assertions.assertion_name, assertions.expected, assertions.actual, assertions.error
              FROM assertions JOIN instances ON instances.id = assertions.instance_id
              WHERE assertions.passed = 0 AND instances.warm_up = 0""", """
            CREATE VIEW http_steps AS
              SELECT steps.instance_id, instances.scenario_id, instances.status, steps.step_index, steps.action_name,
                steps.service, steps.completed_at, steps.latency_ms, steps.status_code, steps.ok, steps.observation
              FROM steps JOIN instances ON instances.id = steps.instance_id
              WHERE steps.action_type = 'http' AND instances.warm_up = 0""", """
            CREATE VIEW slowest_steps AS
              SELECT steps.instance_id, instances.scenario_id, instances.status, steps.step_index, steps.action_name,
                steps.action_type, steps.service, steps.completed_at, steps.latency_ms, steps.status_code, steps.ok
              FROM steps JOIN instances ON instances.id = steps.instance_id
              WHERE steps.latency_ms IS NOT NULL AND +steps.action_type IN ('http', 'wait', 'grpc')
                AND +steps.skipped = 0 AND instances.warm_up = 0
              ORDER BY steps.latency_ms DESC""", """
            CREATE VIEW latency_by_step AS
              SELECT action_name, samples, min_ms, mean_ms, p50_ms, p95_ms, p99_ms, max_ms
              FROM step_latencies
              WHERE action_name IS NOT NULL""", """
            CREATE VIEW status_codes AS
              SELECT action_name, service, status_code, sum(steps) AS steps
              FROM step_counts
              WHERE action_type IN ('http', 'wait', 'grpc') AND skipped = 0 AND warm_up = 0
              GROUP BY action_name, service, status_code""", """
            CREATE VIEW errors AS
              SELECT kind, location, message, instances, instance_ids
              FROM failure_causes
              ORDER BY position""");

    private SqliteSchema() {}
}
