package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counts by kind: out of the tables that were filled when the run was closed, and of a run without them (still open, or
 * with too many kinds of records) out of the records.
 */
final class RunCounts {

    private static final String OF_INSTANCE =
            " LEFT JOIN instances ON instances.id = instance_id AND instances.recorded = 1 GROUP BY ";
    private static final String STEP_KIND =
            "scenario_id, action_name, action_type, service, status_code, ok, skipped," + " steps.warm_up";

    private static final List<String> STEP_KIND_OF_STEPS = List.of(
            "steps.action_name",
            "steps.action_type",
            "steps.service",
            "steps.status_code",
            "steps.ok",
            "steps.skipped");

    private final Connection connection;
    private final boolean stored;

    RunCounts(Connection connection) throws SQLException {
        this.connection = connection;
        this.stored = Meta.get(connection, Meta.AGGREGATES).isPresent();
    }

    /** Whether the tables of aggregates hold this run's. */
    boolean stored() {
        return stored;
    }

    /** A table with the columns of {@code instance_counts}. */
    String instances() {
        return stored ? "instance_counts" : "(" + Aggregates.INSTANCE_COUNTS + ")";
    }

    /** A table with the columns of {@code step_counts}. */
    String steps() {
        return stored
                ? "step_counts"
                : "(SELECT " + STEP_KIND + ", count(*) AS steps, min(steps.id) AS first_step_id FROM steps"
                        + OF_INSTANCE + STEP_KIND + ")";
    }

    /** A table with the columns of {@code assertion_counts}. */
    String assertions() {
        return stored
                ? "assertion_counts"
                : "(SELECT scenario_id, assertion_name, passed, assertions.warm_up, count(*) AS assertions FROM"
                        + " assertions" + OF_INSTANCE + "1, 2, 3, 4)";
    }

    long count(InstanceCriteria criteria) throws SQLException {
        boolean byKind = criteria.ids().isEmpty() && criteria.started().isUnbounded();
        return number(
                stored && byKind
                        ? SqlCriteria.instanceKinds(criteria).sum(instances(), "instances")
                        : SqlCriteria.instances(criteria).count());
    }

    long count(StepCriteria criteria) throws SQLException {
        return number(
                storesKindsOf(criteria)
                        ? SqlCriteria.stepKinds(criteria).sum(steps(), "steps")
                        : SqlCriteria.steps(criteria).count());
    }

    /** How many steps of each kind match. */
    List<StepCount> countByKind(StepCriteria criteria) throws SQLException {
        SqlQuery query = storesKindsOf(criteria)
                ? SqlCriteria.stepKinds(criteria).sums(steps(), "steps", STEP_KIND_OF_STEPS)
                : SqlCriteria.steps(criteria).counts(STEP_KIND_OF_STEPS);
        List<StepCount> counts = new ArrayList<>();
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                counts.add(new StepCount(
                        RecordColumns.name(row, 1),
                        RecordColumns.name(row, 2),
                        row.getString(3),
                        row.getObject(4) == null ? null : row.getInt(4),
                        row.getObject(5) == null ? null : row.getBoolean(5),
                        row.getBoolean(6),
                        row.getLong(7)));
            }
        }
        return counts;
    }

    long count(AssertionCriteria criteria) throws SQLException {
        return number(
                storesKindsOf(criteria)
                        ? SqlCriteria.assertionKinds(criteria).sum(assertions(), "assertions")
                        : SqlCriteria.assertions(criteria).count());
    }

    /** Latencies in milliseconds of the matching steps that count as latency samples. */
    double[] latencies(StepCriteria criteria) throws SQLException {
        return stored && criteria.isByKind()
                ? LatencySamples.stored(connection, SqlCriteria.stepKinds(criteria))
                : LatencySamples.find(connection, criteria);
    }

    /** The same by step name. */
    Map<String, double[]> latenciesByName(StepCriteria criteria) throws SQLException {
        return stored && criteria.isByKind()
                ? LatencySamples.storedByName(connection, SqlCriteria.stepKinds(criteria))
                : LatencySamples.findByName(connection, criteria);
    }

    /** Whether the tables of aggregates can tell of steps that match these criteria, latencies included. */
    boolean storesKindsOf(StepCriteria criteria) {
        return stored && criteria.isByKind() && !criteria.latencySamples();
    }

    /** Whether the tables of aggregates can tell of assertions that match these criteria. */
    boolean storesKindsOf(AssertionCriteria criteria) {
        return stored && criteria.isByKind();
    }

    private long number(SqlQuery query) throws SQLException {
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    KnownNames names() throws SQLException {
        return KnownNames.of(
                distinct("scenario_id", instances()),
                distinct("action_name", steps()),
                distinct("service", steps()),
                distinct("action_type", steps()),
                distinct("assertion_name", assertions()));
    }

    private List<String> distinct(String column, String table) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT DISTINCT " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL")) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}
