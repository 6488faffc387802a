package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.storage.RunSummary.Latencies;
import java.time.Duration;

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
        for (Duration latency :
                new Duration[] {latencies.mean(), latencies.p50(), latencies.p95(), latencies.p99(), latencies.max()}) {
            row.number(Numbers.millis(latency), latency.toNanos() / 1e6);
        }
        return row;
    }
}
