package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.DoubleList;
import dev.turbulence.storage.internal.SamplesByName;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * Latencies in milliseconds, all of them. A closed run holds them packed, by kind of step and sorted, eight bytes each: a
 * million of them are read in milliseconds, where a million rows take most of a second.
 */
final class LatencySamples {

    private LatencySamples() {}

    /** Samples in ascending order, as they are stored: big-endian doubles. */
    static byte[] pack(double[] sorted) {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Double.BYTES);
        bytes.asDoubleBuffer().put(sorted);
        return bytes.array();
    }

    /** Those of the kinds that are stored; in sorted pieces, which are quick to sort. */
    static double[] stored(Connection connection, Selection kinds) throws SQLException {
        double[] samples = new double[count(connection, kinds)];
        int filled = 0;
        try (PreparedStatement statement = kinds.valuesOfKinds("latency_samples", "steps.sorted_ms")
                        .prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                double[] more = unpack(row.getBytes(1));
                if (more.length > samples.length - filled) {
                    throw damaged();
                }
                System.arraycopy(more, 0, samples, filled, more.length);
                filled += more.length;
            }
        }
        return samples;
    }

    /** The same by step name. */
    static Map<String, double[]> storedByName(Connection connection, Selection kinds) throws SQLException {
        SamplesByName samples = new SamplesByName();
        try (PreparedStatement statement = kinds.valuesOfKinds("latency_samples", "steps.action_name, steps.sorted_ms")
                        .prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                samples.addAll(RecordColumns.name(row, 1), unpack(row.getBytes(2)));
            }
        }
        return samples.toMap();
    }

    static double[] unpack(byte[] bytes) throws SQLException {
        if (bytes == null || bytes.length % Double.BYTES != 0) {
            throw damaged();
        }
        double[] millis = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(millis);
        return millis;
    }

    private static SQLException damaged() {
        return new SQLException("in the table latency_samples, sorted_ms holds something else than samples");
    }

    /** Counted by their bytes, which a damaged file may say anything of, but no more than it has itself. */
    private static int count(Connection connection, Selection kinds) throws SQLException {
        SqlQuery lengths = kinds.valuesOfKinds(
                "latency_samples",
                "coalesce(sum(octet_length(steps.sorted_ms)), 0),"
                        + " (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)");
        try (PreparedStatement statement = lengths.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            long bytes = row.getLong(1);
            if (bytes > row.getLong(2) || bytes / Double.BYTES > Integer.MAX_VALUE - Double.BYTES) {
                throw damaged();
            }
            return (int) (bytes / Double.BYTES);
        }
    }

    /** Those of steps, one by one. */
    static double[] find(Connection connection, StepCriteria criteria) throws SQLException {
        SqlQuery query = SqlCriteria.steps(criteria.onlyLatencySamples()).values("steps.latency_ms");
        DoubleList millis = new DoubleList();
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                millis.add(row.getDouble(1));
            }
        }
        return millis.toArray();
    }

    /** The same by step name. */
    static Map<String, double[]> findByName(Connection connection, StepCriteria criteria) throws SQLException {
        SqlQuery query = SqlCriteria.steps(criteria.onlyLatencySamples()).values("steps.action_name, steps.latency_ms");
        SamplesByName samples = new SamplesByName();
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                samples.add(RecordColumns.name(row, 1), row.getDouble(2));
            }
        }
        return samples.toMap();
    }
}
