package dev.turbulence.storage.internal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many steps and assertions of each kind were inserted, for the tables {@code step_counts} and
 * {@code assertion_counts}. Counting along costs next to nothing; counting afterwards reads the whole file.
 */
public final class RecordCounts {

    /** A run with more kinds than this (a name made anew for each instance) is counted when somebody asks. */
    private static final int MAX_KINDS = 10_000;

    private record StepKind(
            String name, String type, String service, Integer statusCode, Boolean ok, boolean skipped) {}

    private record AssertionKind(String name, Boolean passed) {}

    private static final class Count {
        private final long firstId;
        private long records;

        Count(long firstId) {
            this.firstId = firstId;
        }
    }

    private final Map<StepKind, Count> stepKinds = new LinkedHashMap<>();
    private final Map<AssertionKind, Count> assertionKinds = new LinkedHashMap<>();
    private long steps;
    private long assertions;

    RecordCounts() {}

    /** Number of steps. */
    public long steps() {
        return steps;
    }

    /** Number of assertions. */
    public long assertions() {
        return assertions;
    }

    void add(StepRow row) {
        steps++;
        count(
                stepKinds,
                new StepKind(
                        row.actionName(), row.actionType(), row.service(), row.statusCode(), row.ok(), row.skipped()),
                steps);
    }

    void add(AssertionRow row) {
        assertions++;
        count(assertionKinds, new AssertionKind(row.assertionName(), row.passed()), assertions);
    }

    private static <K> void count(Map<K, Count> kinds, K kind, long id) {
        Count count = kinds.get(kind);
        if (count == null && kinds.size() <= MAX_KINDS) {
            count = new Count(id);
            kinds.put(kind, count);
        }
        if (count != null) {
            count.records++;
        }
    }

    /** Whether the kinds are few enough to be stored. */
    boolean complete() {
        return stepKinds.size() <= MAX_KINDS && assertionKinds.size() <= MAX_KINDS;
    }

    void store(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO step_counts(action_name, action_type,"
                + " service, status_code, ok, skipped, steps, first_step_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<StepKind, Count> entry : stepKinds.entrySet()) {
                StepKind kind = entry.getKey();
                insert.setString(1, kind.name());
                insert.setString(2, kind.type());
                insert.setString(3, kind.service());
                insert.setObject(4, kind.statusCode());
                insert.setObject(5, kind.ok());
                insert.setBoolean(6, kind.skipped());
                insert.setLong(7, entry.getValue().records);
                insert.setLong(8, entry.getValue().firstId);
                insert.executeUpdate();
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO assertion_counts(assertion_name, passed, assertions) VALUES(?, ?, ?)")) {
            for (Map.Entry<AssertionKind, Count> entry : assertionKinds.entrySet()) {
                insert.setString(1, entry.getKey().name());
                insert.setObject(2, entry.getKey().passed());
                insert.setLong(3, entry.getValue().records);
                insert.executeUpdate();
            }
        }
    }
}
