package dev.turbulence.report.internal.html;

import dev.turbulence.storage.RunSummary.Latencies;

/** The columns of latencies that several tables have. */
final class LatencyCells {

    private LatencyCells() {}

    static DataTable columns(DataTable table) {
        return table.number("Mean").number("p50").number("p95").number("p99").number("Max");
    }

    /** @param latencies null for empty cells */
    static DataTable.Row cells(DataTable.Row row, Latencies latencies) {
        if (latencies == null) {
            return row.none().none().none().none().none();
        }
        return row.millis(latencies.mean())
                .millis(latencies.p50())
                .millis(latencies.p95())
                .millis(latencies.p99())
                .millis(latencies.max());
    }
}
