package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.AssertionCount;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.internal.SamplesByName;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.records.Timestamps;
import dev.turbulence.storage.internal.summary.StepGroups;
import dev.turbulence.storage.internal.summary.StepGroups.Kind;
import dev.turbulence.storage.internal.summary.StepsOverTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums records up that match criteria: out of the tables of aggregates where these can tell, else out of the records. */
final class SqliteStatistics {

    private static final String STEP_KIND =
            "steps.scenario_id, steps.action_name, steps.action_type, steps.service, steps.status_code";

    /** Of an instance without a record nothing but its id is known. */
    private static final String SCENARIO = "CASE WHEN instances.recorded = 1 THEN instances.scenario_id END";

    private final Connection connection;
    private final RunCounts counts;

    SqliteStatistics(Connection connection) throws SQLException {
        this.connection = connection;
        this.counts = new RunCounts(connection);
    }

    /** Uses each row of a result. */
    private interface RowUse {
        void use(ResultSet row) throws SQLException;
    }

    private void forEach(SqlQuery query, RowUse use) throws SQLException {
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                use.use(row);
            }
        }
    }

    List<StepGroup> groups(StepCriteria criteria) throws SQLException {
        StepGroups groups = new StepGroups();
        if (counts.storesKindsOf(criteria)) {
            Selection kinds = SqlCriteria.stepKinds(criteria);
            forEach(
                    kinds.valuesOfKinds("step_counts", STEP_KIND + ", steps.ok, steps.steps"),
                    row -> groups.count(kind(row), row.getLong(7), isFailed(row, 6) ? row.getLong(7) : 0));
            forEach(
                    kinds.valuesOfKinds("latency_samples", STEP_KIND + ", steps.sorted_ms"),
                    row -> groups.addSamples(kind(row), LatencySamples.unpack(row.getBytes(6))));
            return groups.drain();
        }
        SqlQuery steps = SqlCriteria.steps(criteria.withOrder(StepCriteria.Order.RECORDED))
                .rows(
                        SCENARIO + ", steps.action_name, steps.action_type, steps.service, steps.status_code, steps.ok,"
                                + " steps.skipped, steps.latency_ms",
                        Page.ALL);
        forEach(steps, row -> {
            Kind kind = kind(row);
            groups.count(kind, 1, isFailed(row, 6) ? 1 : 0);
            Double sample = sample(row, 3, 7, 8);
            if (sample != null) {
                groups.addSample(kind, sample);
            }
        });
        return groups.drain();
    }

    private static Kind kind(ResultSet row) throws SQLException {
        return new Kind(
                row.getString(1),
                RecordColumns.name(row, 2),
                RecordColumns.name(row, 3),
                row.getString(4),
                RecordColumns.integer(row, 5));
    }

    TimeSeries overTime(StepCriteria criteria, int most) throws SQLException {
        StepsOverTime series = new StepsOverTime(most);
        SqlQuery steps = SqlCriteria.steps(criteria.withOrder(StepCriteria.Order.RECORDED))
                .values("steps.completed_at, steps.ok, steps.action_type, steps.skipped, steps.latency_ms");
        forEach(steps, row -> series.add(Timestamps.parse(row.getString(1)), isFailed(row, 2), sample(row, 3, 4, 5)));
        return series.toSeries();
    }

    private static boolean isFailed(ResultSet row, int ok) throws SQLException {
        return Boolean.FALSE.equals(RecordColumns.truth(row, ok));
    }

    /** The latency if the step counts as a latency sample, else null; the same as {@link Step#isLatencySample}. */
    private static Double sample(ResultSet row, int type, int skipped, int latency) throws SQLException {
        return row.getInt(skipped) == 1 || !Step.LATENCY_TYPES.contains(RecordColumns.name(row, type))
                ? null
                : RecordColumns.number(row, latency);
    }

    Map<String, double[]> durationMillisByScenario(InstanceCriteria criteria) throws SQLException {
        SamplesByName samples = new SamplesByName();
        forEach(SqlCriteria.instances(criteria).values("instances.scenario_id, instances.duration_ms"), row -> {
            String scenario = row.getString(1);
            Double millis = RecordColumns.number(row, 2);
            if (scenario != null && millis != null) {
                samples.add(scenario, millis);
            }
        });
        return samples.toMap();
    }

    List<AssertionCount> countByKind(AssertionCriteria criteria) throws SQLException {
        Map<AssertionCount, Long> found = new HashMap<>();
        if (counts.storesKindsOf(criteria)) {
            forEach(
                    SqlCriteria.assertionKinds(criteria)
                            .valuesOfKinds(
                                    "assertion_counts",
                                    "assertions.scenario_id, assertions.assertion_name, assertions.passed,"
                                            + " assertions.assertions"),
                    row -> found.merge(assertionKind(row), row.getLong(4), Long::sum));
        } else {
            SqlQuery assertions = SqlCriteria.assertions(criteria)
                    .rows(SCENARIO + ", assertions.assertion_name, assertions.passed", Page.ALL);
            forEach(assertions, row -> found.merge(assertionKind(row), 1L, Long::sum));
        }
        List<AssertionCount> list = new ArrayList<>();
        found.forEach(
                (kind, count) -> list.add(new AssertionCount(kind.scenarioId(), kind.name(), kind.passed(), count)));
        return list;
    }

    /** With a count of 1, as a key. */
    private static AssertionCount assertionKind(ResultSet row) throws SQLException {
        return new AssertionCount(row.getString(1), RecordColumns.name(row, 2), RecordColumns.truth(row, 3), 1);
    }
}
