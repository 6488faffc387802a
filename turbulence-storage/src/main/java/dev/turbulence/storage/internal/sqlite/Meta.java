package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.files.JsonlLengths;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table {@code meta}: what is known about the run and its file as a whole, by key. */
public final class Meta {

    /** The manifest's whole text. */
    public static final String MANIFEST = "manifest";

    /** {@code complete}, {@code aborted} or {@code incomplete}. */
    public static final String STATE = "state";

    /** Why the run was aborted. */
    public static final String ABORT_REASON = "abort_reason";

    /** {@code true} once indexes and aggregates are built and nothing will be written any more. */
    public static final String CLOSED = "closed";

    /** {@code true} when the tables of counts, latencies and causes hold this run's. */
    public static final String AGGREGATES = "aggregates";

    /** The first release that reads this file. */
    public static final String READABLE_SINCE = "readable_since";

    /** {@code true} when some of the run's instances belong to a warm-up. */
    public static final String WARM_UP = "warm_up";

    /** How long the storage made its callers wait, in milliseconds. */
    public static final String HELD_UP_MS = "held_up_ms";

    private static final String INSTANCES_BYTES = "instances_jsonl_bytes";
    private static final String STEPS_BYTES = "steps_jsonl_bytes";
    private static final String ASSERTIONS_BYTES = "assertions_jsonl_bytes";

    private Meta() {}

    /** Sets a value; null takes it away. */
    public static void put(Connection connection, String key, String value) throws SQLException {
        String sql = value == null
                ? "DELETE FROM meta WHERE key = ?1"
                : "INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            if (value != null) {
                statement.setString(2, value);
            }
            statement.executeUpdate();
        }
    }

    public static Optional<String> get(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Notes how long the JSONL files were that the run was migrated from. */
    public static void putLengths(Connection connection, JsonlLengths lengths) throws SQLException {
        put(connection, INSTANCES_BYTES, String.valueOf(lengths.instances()));
        put(connection, STEPS_BYTES, String.valueOf(lengths.steps()));
        put(connection, ASSERTIONS_BYTES, String.valueOf(lengths.assertions()));
    }

    /**
     * How long the JSONL files were that the run was migrated from; empty when it was not migrated.
     *
     * @throws SQLException if what stands there is no number
     */
    public static Optional<JsonlLengths> getLengths(Connection connection) throws SQLException {
        Optional<String> instances = get(connection, INSTANCES_BYTES);
        Optional<String> steps = get(connection, STEPS_BYTES);
        Optional<String> assertions = get(connection, ASSERTIONS_BYTES);
        if (instances.isEmpty() || steps.isEmpty() || assertions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new JsonlLengths(
                number(INSTANCES_BYTES, instances.get()),
                number(STEPS_BYTES, steps.get()),
                number(ASSERTIONS_BYTES, assertions.get())));
    }

    private static long number(String key, String value) throws SQLException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new SQLException("in the table meta, " + key + " is no number", e);
        }
    }
}
