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

/**
 * Counts by kind: out of the tables that were filled when the run was closed, and of a run without them (still open, or
 * with too many kinds of records) out of the records.
 */
final class RunCounts {

    private static final String STEP_KIND = "action_name, action_type, service, status_code, ok, skipped";

    private static final String STEP_KIND_OF_STEPS =
            "steps.action_name, steps.action_type, steps.service," + " steps.status_code, steps.ok, steps.skipped";

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
                : "(SELECT " + STEP_KIND + ", count(*) AS steps, min(id) AS first_step_id FROM steps GROUP BY "
                        + STEP_KIND + ")";
    }

    /** A table with the columns of {@code assertion_counts}. */
    String assertions() {
        return stored
                ? "assertion_counts"
                : "(SELECT assertion_name, passed, count(*) AS assertions FROM assertions GROUP BY 1, 2)";
    }

    long count(InstanceCriteria criteria) throws SQLException {
        boolean byKind = criteria.ids().isEmpty() && criteria.started().isUnbounded();
        return number(
                stored && byKind
                        ? SqlCriteria.instanceKinds(criteria).sum(instances(), "instances")
                        : SqlCriteria.instances(criteria).count());
    }

    long count(StepCriteria criteria) throws SQLException {
        Selection steps = SqlCriteria.steps(criteria);
        return number(stored && asksForKinds(criteria) ? steps.sum(steps(), "steps") : steps.count());
    }

    /** How many steps of each kind match. */
    List<StepCount> countByKind(StepCriteria criteria) throws SQLException {
        Selection steps = SqlCriteria.steps(criteria);
        SqlQuery query = stored && asksForKinds(criteria)
                ? steps.sums(steps(), "steps", STEP_KIND_OF_STEPS)
                : steps.counts(STEP_KIND_OF_STEPS);
        List<StepCount> counts = new ArrayList<>();
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                counts.add(new StepCount(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4) == null ? null : row.getInt(4),
                        row.getObject(5) == null ? null : row.getBoolean(5),
                        row.getBoolean(6),
                        row.getLong(7)));
            }
        }
        return counts;
    }

    /** Whether the criteria look at nothing but what makes the kind of a step. */
    private static boolean asksForKinds(StepCriteria criteria) {
        return criteria.instances().matchesAll()
                && criteria.latency().isUnbounded()
                && criteria.completed().isUnbounded()
                && !criteria.latencySamples();
    }

    long count(AssertionCriteria criteria) throws SQLException {
        Selection assertions = SqlCriteria.assertions(criteria);
        return number(
                stored && criteria.instances().matchesAll()
                        ? assertions.sum(assertions(), "assertions")
                        : assertions.count());
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
