package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.LoadSummary;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.records.Timestamps;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Computes a run's summary, of a closed run out of its aggregates. */
final class SqliteSummary {

    private static final AssertionCriteria COUNTED = AssertionCriteria.ALL.withInstances(InstanceCriteria.COUNTED);

    private final Connection connection;
    private final RunCounts counts;
    private final InstanceCount all = new InstanceCount();
    private final SortedMap<String, InstanceCount> byScenario = new TreeMap<>();
    private final Map<String, StepCount> bySteps = new LinkedHashMap<>();

    private long warmUpInstances;
    private long lateStarts;
    private double latestMillis;

    private SqliteSummary(Connection connection) throws SQLException {
        this.connection = connection;
        this.counts = new RunCounts(connection);
        countInstances();
        countSteps();
    }

    static RunSummary of(Connection connection, RunManifest manifest, RunState state, String abortReason)
            throws SQLException {
        return new SqliteSummary(connection).toSummary(manifest, state, abortReason);
    }

    private void countInstances() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT scenario_id, status, errored, instances, warm_up, late_starts, max_late_start_ms FROM "
                                + counts.instances())) {
            while (row.next()) {
                if (row.getInt(5) == 1) {
                    warmUpInstances += row.getLong(4);
                    continue;
                }
                lateStarts += row.getLong(6);
                latestMillis = Math.max(latestMillis, row.getDouble(7));
                String scenario = row.getString(1);
                all.add(row);
                if (scenario != null) {
                    byScenario
                            .computeIfAbsent(scenario, key -> new InstanceCount())
                            .add(row);
                }
            }
        }
    }

    private void countSteps() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT action_name, action_type, steps, ok FROM "
                        + counts.steps() + " WHERE warm_up = 0 ORDER BY first_step_id")) {
            while (row.next()) {
                bySteps.computeIfAbsent(RecordColumns.name(row, 1), key -> new StepCount())
                        .add(row);
            }
        }
    }

    private RunSummary toSummary(RunManifest manifest, RunState state, String abortReason) throws SQLException {
        LatencyTable latencies = counts.stored() ? LatencyTable.load(connection) : LatencyTable.compute(connection);
        List<FailureCause> causes = counts.stored() ? CauseTable.load(connection) : CauseTable.compute(connection);
        List<ScenarioSummary> scenarios = new ArrayList<>();
        byScenario.forEach((id, count) ->
                scenarios.add(new ScenarioSummary(id, count.instances, count.passed, count.failed, count.errored)));
        List<StepSummary> steps = new ArrayList<>();
        bySteps.forEach((name, count) -> steps.add(new StepSummary(
                name,
                List.copyOf(count.types),
                count.steps,
                count.failed,
                latencies.byName().get(name))));
        return new RunSummary(
                manifest.runId(),
                Storage.SQLITE,
                LoadSummary.of(manifest, warmUpInstances, lateStarts, Millis.toDuration(latestMillis)),
                state,
                abortReason,
                manifest.startedAt(),
                completedAt(),
                all.instances,
                all.passed,
                all.failed,
                all.errored,
                steps.stream().mapToLong(StepSummary::count).sum(),
                steps.stream().mapToLong(StepSummary::failed).sum(),
                latencies.overall() == null ? 0 : latencies.overall().count(),
                counts.count(COUNTED),
                counts.count(COUNTED.withPassed(false)),
                latencies.overall(),
                scenarios,
                steps,
                causes);
    }

    /** When the run was closed, else when its last instance ended. */
    private Instant completedAt() throws SQLException {
        for (String source : List.of(
                "SELECT max(completed_at) FROM runs", "SELECT max(completed_at) FROM instances WHERE recorded = 1")) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(source)) {
                String time = row.getString(1);
                if (time != null) {
                    return Timestamps.parse(time);
                }
            }
        }
        return null;
    }

    private static final class InstanceCount {
        private long instances;
        private long passed;
        private long failed;
        private long errored;

        void add(ResultSet row) throws SQLException {
            String status = row.getString(2);
            long more = row.getLong(4);
            instances += more;
            passed += "pass".equals(status) ? more : 0;
            failed += "fail".equals(status) ? more : 0;
            errored += row.getInt(3) == 1 ? more : 0;
        }
    }

    private static final class StepCount {
        private final TreeSet<String> types = new TreeSet<>();
        private long steps;
        private long failed;

        void add(ResultSet row) throws SQLException {
            types.add(RecordColumns.name(row, 2));
            long more = row.getLong(3);
            steps += more;
            boolean ok = row.getInt(4) != 0 || row.wasNull();
            failed += ok ? 0 : more;
        }
    }
}
