package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.internal.DoubleList;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Latencies of a run.
 *
 * @param overall over all samples; null when there are none
 * @param byName over the samples of each step name that has some
 */
record LatencyTable(Latencies overall, Map<String, Latencies> byName) {

    private static final StepCriteria COUNTED = StepCriteria.ALL.withInstances(InstanceCriteria.COUNTED);

    /** Reads every sample. */
    static LatencyTable compute(Connection connection) throws SQLException {
        Map<String, Latencies> byName = new LinkedHashMap<>();
        DoubleList all = new DoubleList();
        LatencySamples.findByName(connection, COUNTED).forEach((name, samples) -> {
            all.addAll(samples);
            byName.put(name, latencies(samples));
        });
        return new LatencyTable(latencies(all.toArray()), byName);
    }

    /** Puts together what was sorted along while the run was written. */
    static LatencyTable ofSamples(Connection connection) throws SQLException {
        Map<String, Latencies> byName = new LinkedHashMap<>();
        for (String name : names(connection)) {
            Selection ofName = SqlCriteria.stepKinds(COUNTED.withNames(Set.of(name)));
            byName.put(name, latencies(LatencySamples.stored(connection, ofName)));
        }
        Selection all = SqlCriteria.stepKinds(COUNTED);
        return new LatencyTable(latencies(LatencySamples.stored(connection, all)), byName);
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT DISTINCT action_name FROM latency_samples" + " WHERE warm_up = 0")) {
            while (row.next()) {
                names.add(RecordColumns.name(row, 1));
            }
        }
        return names;
    }

    /** Reads the table that {@link #store} filled. */
    static LatencyTable load(Connection connection) throws SQLException {
        Latencies overall = null;
        Map<String, Latencies> byName = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT action_name, samples, min_ms, mean_ms, p50_ms, p95_ms, p99_ms, max_ms"
                                + " FROM step_latencies")) {
            while (row.next()) {
                Latencies latencies = new Latencies(
                        row.getLong(2),
                        duration(row, 3),
                        duration(row, 4),
                        duration(row, 5),
                        duration(row, 6),
                        duration(row, 7),
                        duration(row, 8));
                String name = row.getString(1);
                if (name == null) {
                    overall = latencies;
                } else {
                    byName.put(name, latencies);
                }
            }
        }
        return new LatencyTable(overall, byName);
    }

    void store(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO step_latencies(action_name, samples,"
                + " min_ms, mean_ms, p50_ms, p95_ms, p99_ms, max_ms) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")) {
            if (overall != null) {
                store(insert, null, overall);
            }
            for (Map.Entry<String, Latencies> entry : byName.entrySet()) {
                store(insert, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void store(PreparedStatement insert, String name, Latencies latencies) throws SQLException {
        insert.setString(1, name);
        insert.setLong(2, latencies.count());
        insert.setDouble(3, Millis.of(latencies.min()));
        insert.setDouble(4, Millis.of(latencies.mean()));
        insert.setDouble(5, Millis.of(latencies.p50()));
        insert.setDouble(6, Millis.of(latencies.p95()));
        insert.setDouble(7, Millis.of(latencies.p99()));
        insert.setDouble(8, Millis.of(latencies.max()));
        insert.executeUpdate();
    }

    private static Latencies latencies(double[] millis) {
        return millis.length == 0 ? null : Latencies.of(LatencyStatistics.ofMillis(millis, "the run"));
    }

    private static Duration duration(ResultSet row, int column) throws SQLException {
        return Millis.toDuration(row.getDouble(column));
    }
}
