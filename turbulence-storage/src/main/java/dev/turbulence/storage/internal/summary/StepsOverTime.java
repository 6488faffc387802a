package dev.turbulence.storage.internal.summary;

import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.TimeSeries.Interval;
import dev.turbulence.storage.internal.DoubleList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts steps into intervals by when they ended, eight bytes for each latency sample. Intervals begin narrow; when they get
 * too many, neighbours are merged. As every width divides the next one, the result does not depend on the order of adding.
 */
public final class StepsOverTime {

    /** Milliseconds, each a multiple of the one before; after the last, widths double. */
    private static final long[] WIDTHS = {
        100, 200, 1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000
    };

    private static final int LAST_WIDTH = WIDTHS.length - 1;

    private final int most;
    private TreeMap<Long, Bucket> buckets = new TreeMap<>();
    private int widening;

    /** @param most the most intervals there may be, at least 2 */
    public StepsOverTime(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("a run is cut into 2 or more intervals, not " + most);
        }
        this.most = most;
    }

    /**
     * Adds a step.
     *
     * @param end when it ended; null leaves it out
     * @param failed whether it is not ok
     * @param sampleMillis its latency when it counts as a latency sample, else null
     */
    public void add(Instant end, boolean failed, Double sampleMillis) {
        if (end == null) {
            return;
        }
        Bucket bucket =
                buckets.computeIfAbsent(Math.floorDiv(end.toEpochMilli(), width(widening)), added -> new Bucket());
        bucket.failed += failed ? 1 : 0;
        if (sampleMillis != null) {
            bucket.samples.add(sampleMillis);
        }
        while (buckets.lastKey() - buckets.firstKey() >= most) {
            widen();
        }
    }

    private void widen() {
        long factor = width(widening + 1) / width(widening);
        widening++;
        TreeMap<Long, Bucket> wider = new TreeMap<>();
        while (!buckets.isEmpty()) {
            Map.Entry<Long, Bucket> entry = buckets.pollFirstEntry();
            wider.computeIfAbsent(Math.floorDiv(entry.getKey(), factor), added -> new Bucket())
                    .addAll(entry.getValue());
        }
        buckets = wider;
    }

    /** In milliseconds. */
    private static long width(int widening) {
        return widening <= LAST_WIDTH ? WIDTHS[widening] : WIDTHS[LAST_WIDTH] << (widening - LAST_WIDTH);
    }

    /** The intervals, without a gap. */
    public TimeSeries toSeries() {
        long width = width(widening);
        List<Interval> intervals = new ArrayList<>();
        if (!buckets.isEmpty()) {
            for (long i = buckets.firstKey(); i <= buckets.lastKey(); i++) {
                Bucket bucket = buckets.getOrDefault(i, Bucket.EMPTY);
                intervals.add(new Interval(Instant.ofEpochMilli(i * width), bucket.failed, bucket.latencies()));
            }
        }
        return new TimeSeries(Duration.ofMillis(width), intervals);
    }

    private static final class Bucket {
        private static final Bucket EMPTY = new Bucket();

        private final DoubleList samples = new DoubleList();
        private long failed;

        void addAll(Bucket other) {
            samples.addAll(other.samples);
            failed += other.failed;
        }

        Latencies latencies() {
            return samples.size() == 0
                    ? null
                    : Latencies.of(LatencyStatistics.ofMillis(samples.toArray(), "an interval"));
        }
    }
}
