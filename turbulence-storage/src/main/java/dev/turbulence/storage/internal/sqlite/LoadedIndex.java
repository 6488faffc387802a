package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.sqlite.pages.Record;
import java.io.IOException;

/**
 * An index as it is to be. Rows that are equal in it come in the order of recording.
 *
 * @param codes what is noted of each row, which stands for its value
 * @param latencies by row; null when the index has none
 */
record LoadedIndex(
        String name, ColumnSpool codes, IndexedValues values, LatencyPlace latencyPlace, ColumnSpool latencies) {

    /** An index on one column. */
    static LoadedIndex of(String name, ColumnSpool codes, IndexedValues values) {
        return new LoadedIndex(name, codes, values, LatencyPlace.NONE, null);
    }

    boolean hasLatency() {
        return latencyPlace != LatencyPlace.NONE;
    }

    /** So many rows from that row on, counted from 0. */
    RowChunk chunk(long from, int count) throws IOException {
        return new RowChunk(from, codes.ints(from, count), hasLatency() ? latencies.longs(from, count) : null);
    }

    /** The places in a chunk of those of its rows that belong into the index, in its order. */
    int[] sort(RowChunk chunk) {
        int[] order = RowOrder.recorded(chunk.rows());
        return switch (latencyPlace) {
            case NONE -> deal(order, chunk);
            case FIRST -> RowOrder.byKey(deal(order, chunk), chunk.latencies());
            case LAST -> deal(RowOrder.byKey(order, chunk.latencies()), chunk);
        };
    }

    private int[] deal(int[] order, RowChunk chunk) {
        int[] codes = chunk.codes();
        return RowOrder.byGroup(order, values.groups(), at -> values.group(codes[at]));
    }

    /** How two rows are sorted; 0 when the order of recording decides. */
    int compare(int code, long latency, int otherCode, long otherLatency) {
        int byGroup = Integer.compare(values.group(code), values.group(otherCode));
        int byLatency = Long.compare(latency, otherLatency);
        boolean latencyFirst = latencyPlace == LatencyPlace.FIRST;
        int first = latencyFirst ? byLatency : byGroup;
        return first != 0 ? first : latencyFirst ? byGroup : byLatency;
    }

    /** Makes the entry of a row. */
    Record put(Record entry, int code, long latency, long row) {
        entry.clear();
        if (latencyPlace == LatencyPlace.FIRST) {
            putLatency(entry, latency);
        }
        values.put(entry, code);
        if (latencyPlace == LatencyPlace.LAST) {
            putLatency(entry, latency);
        }
        return entry.integer(row + 1).end();
    }

    private static void putLatency(Record entry, long sortable) {
        entry.number(sortable == Long.MIN_VALUE ? null : (Double) LoadedIndexes.unsorted(sortable));
    }
}
