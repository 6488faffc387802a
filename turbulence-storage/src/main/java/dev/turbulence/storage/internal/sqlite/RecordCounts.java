package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.DoubleList;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many steps and assertions of each kind were inserted, and how long the steps took, for the tables of counts and of
 * latency samples. Counting along costs next to nothing; counting afterwards reads the whole file.
 */
public final class RecordCounts {

    /** A run with more kinds than this (a name made anew for each instance) is counted when somebody asks. */
    private static final int MAX_KINDS = 10_000;

    /** So many samples are kept in memory, in eight bytes each, before they are written. */
    private static final int MANY_SAMPLES = 2_000_000;

    /** What steps are counted by. */
    record StepKind(
            String scenario,
            String name,
            String type,
            String service,
            Integer statusCode,
            Boolean ok,
            boolean skipped,
            boolean warmUp) {}

    /** Takes the latencies of one kind of step, in ascending order. */
    interface SampleStore<E extends Exception> {
        void add(StepKind kind, double[] sortedMillis) throws E;
    }

    /** What assertions are counted by. */
    record AssertionKind(String scenario, String name, Boolean passed, boolean warmUp) {}

    private static final class Count {
        private final int number;
        private final long firstId;
        private final DoubleList samples = new DoubleList();
        private long records;

        Count(int number, long firstId) {
            this.number = number;
            this.firstId = firstId;
        }
    }

    private final Map<StepKind, Count> stepKinds = new LinkedHashMap<>();
    private final Map<AssertionKind, Count> assertionKinds = new LinkedHashMap<>();
    private long steps;
    private long assertions;
    private long samples;

    RecordCounts() {}

    /** Counts what a database holds, when the scenarios of some records were not known as they came. */
    public static RecordCounts recount(Connection connection) throws SQLException {
        SqliteFiles.execute(
                connection, List.of("DELETE FROM latency_samples", markLike("steps"), markLike("assertions")));
        RecordCounts counts = new RecordCounts();
        counts.countSteps(connection);
        counts.countAssertions(connection);
        return counts;
    }

    /** Marks records like their instances, of which some were not known either when their records came. */
    private static String markLike(String table) {
        String marked = "instance_id IN (SELECT id FROM instances WHERE warm_up = 1)";
        return "UPDATE " + table + " SET warm_up = " + marked + " WHERE warm_up <> (" + marked + ")";
    }

    /** Number of steps. */
    public long steps() {
        return steps;
    }

    /** Number of assertions. */
    public long assertions() {
        return assertions;
    }

    /** Counts a step, and returns the number of its kind; negative when there are too many. */
    int add(StepRow row) {
        StepKind kind = new StepKind(
                row.scenarioId(),
                row.actionName(),
                row.actionType(),
                row.service(),
                row.statusCode(),
                row.ok(),
                row.skipped(),
                row.warmUp());
        return add(kind, row.latencyMs());
    }

    /** Counts an assertion, and returns the number of its kind; negative when there are too many. */
    int add(AssertionRow row) {
        return add(new AssertionKind(row.scenarioId(), row.assertionName(), row.passed(), row.warmUp()));
    }

    private int add(StepKind kind, Double latencyMs) {
        Count count = count(stepKinds, kind, ++steps);
        boolean sample = latencyMs != null && !kind.skipped() && Step.LATENCY_TYPES.contains(kind.type());
        if (sample && count != null && complete()) {
            count.samples.add(latencyMs);
            samples++;
        }
        return count == null ? -1 : count.number;
    }

    private int add(AssertionKind kind) {
        Count count = count(assertionKinds, kind, ++assertions);
        return count == null ? -1 : count.number;
    }

    private static <K> Count count(Map<K, Count> kinds, K kind, long id) {
        Count count = kinds.get(kind);
        if (count == null && kinds.size() <= MAX_KINDS) {
            count = new Count(kinds.size(), id);
            kinds.put(kind, count);
        }
        if (count != null) {
            count.records++;
        }
        return count;
    }

    private void countSteps(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT scenario_id, action_name, action_type, service,"
                        + " status_code, ok, skipped, steps.warm_up, latency_ms FROM steps LEFT JOIN instances"
                        + " ON instances.id = instance_id AND instances.recorded = 1 ORDER BY steps.id")) {
            while (row.next()) {
                StepKind kind = new StepKind(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        RecordColumns.integer(row, 5),
                        RecordColumns.truth(row, 6),
                        row.getInt(7) == 1,
                        row.getInt(8) == 1);
                add(kind, RecordColumns.number(row, 9));
                if (hasManySamples()) {
                    storeSamples(connection);
                }
            }
        }
    }

    private void countAssertions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT scenario_id, assertion_name, passed,"
                        + " assertions.warm_up FROM assertions LEFT JOIN instances ON instances.id = instance_id AND instances.recorded = 1"
                        + " ORDER BY assertions.id")) {
            while (row.next()) {
                add(new AssertionKind(
                        row.getString(1), row.getString(2), RecordColumns.truth(row, 3), row.getInt(4) == 1));
            }
        }
    }

    /** Kinds of steps, by number. */
    Collection<StepKind> stepKinds() {
        return stepKinds.keySet();
    }

    /** Kinds of assertions, by number. */
    Collection<AssertionKind> assertionKinds() {
        return assertionKinds.keySet();
    }

    /** Whether the kinds are few enough to be stored. */
    boolean complete() {
        return stepKinds.size() <= MAX_KINDS && assertionKinds.size() <= MAX_KINDS;
    }

    /** Whether it is time for {@link #storeSamples}. */
    boolean hasManySamples() {
        return samples >= MANY_SAMPLES;
    }

    void store(Connection connection) throws SQLException {
        storeSamples(connection);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO step_counts(scenario_id, action_name,"
                + " action_type, service, status_code, ok, warm_up, skipped, steps, first_step_id)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<StepKind, Count> entry : stepKinds.entrySet()) {
                setKind(insert, entry.getKey());
                insert.setBoolean(8, entry.getKey().skipped());
                insert.setLong(9, entry.getValue().records);
                insert.setLong(10, entry.getValue().firstId);
                insert.executeUpdate();
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO assertion_counts(scenario_id,"
                + " assertion_name, passed, warm_up, assertions) VALUES(?, ?, ?, ?, ?)")) {
            for (Map.Entry<AssertionKind, Count> entry : assertionKinds.entrySet()) {
                insert.setString(1, entry.getKey().scenario());
                insert.setString(2, entry.getKey().name());
                insert.setObject(3, entry.getKey().passed());
                insert.setBoolean(4, entry.getKey().warmUp());
                insert.setLong(5, entry.getValue().records);
                insert.executeUpdate();
            }
        }
    }

    /** Writes the samples so far, a row for each kind, and forgets them. */
    void storeSamples(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO latency_samples(scenario_id,"
                + " action_name, action_type, service, status_code, ok, warm_up, samples, sorted_ms)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            storeSamples((kind, millis) -> {
                setKind(insert, kind);
                insert.setInt(8, millis.length);
                insert.setBytes(9, LatencySamples.pack(millis));
                insert.executeUpdate();
            });
        }
    }

    /** Hands over the samples so far, kind by kind, and forgets them. */
    <E extends Exception> void storeSamples(SampleStore<E> store) throws E {
        for (Map.Entry<StepKind, Count> entry : stepKinds.entrySet()) {
            double[] millis = entry.getValue().samples.toArray();
            if (millis.length > 0) {
                Arrays.sort(millis);
                store.add(entry.getKey(), millis);
                entry.getValue().samples.clear();
            }
        }
        samples = 0;
    }

    private static void setKind(PreparedStatement insert, StepKind kind) throws SQLException {
        insert.setString(1, kind.scenario());
        insert.setString(2, kind.name());
        insert.setString(3, kind.type());
        insert.setString(4, kind.service());
        insert.setObject(5, kind.statusCode());
        insert.setObject(6, kind.ok());
        insert.setBoolean(7, kind.warmUp());
    }
}
