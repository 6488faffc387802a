package dev.turbulence.storage;

import dev.turbulence.storage.RunSummary.Latencies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Steps over the time of a run, by when they ended. Steps without a time are left out.
 *
 * @param width how long each interval is: at least a tenth of a second
 * @param intervals one after the other without a gap, from the first step's to the last one's; empty without steps
 */
public record TimeSeries(Duration width, List<Interval> intervals) {

    public TimeSeries {
        intervals = List.copyOf(intervals);
    }

    /**
     * What ended in one interval.
     *
     * @param start when it begins, a multiple of the width since 1970
     * @param failed steps that are not ok
     * @param latency over the latency samples, whose number is that of the requests; null when there are none
     */
    public record Interval(Instant start, long failed, Latencies latency) {

        /** How many latency samples there are. */
        public long requests() {
            return latency == null ? 0 : latency.count();
        }
    }
}
