package dev.turbulence.storage.internal.sqlite;

/**
 * Some rows, one after another, and what an index needs of each.
 *
 * @param firstRow number of the first row, from 0
 * @param latencies null when the index has none
 */
record RowChunk(long firstRow, int[] codes, long[] latencies) {

    /** About so many bytes a row takes while a chunk is sorted: its code, its latency and its place in four orders. */
    static final int BYTES_PER_ROW = Integer.BYTES + Long.BYTES + 4 * Integer.BYTES;

    int rows() {
        return codes.length;
    }

    /** The latency at a place; 0 when the index has none. */
    long latency(int at) {
        return latencies == null ? 0 : latencies[at];
    }
}
