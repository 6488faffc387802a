package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.Oddities;
import dev.turbulence.report.internal.compare.AssertionNumbers.Place;
import dev.turbulence.report.internal.compare.Shares.Share;
import dev.turbulence.report.internal.compare.statistics.Confidence;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * What is kept of one run when it has been read and closed; it does not grow with the number of its instances.
 *
 * @param side what the run is and came to
 * @param assertions how often each did not hold
 * @param confidence how sure the intervals of its latencies are
 * @param latencies its latencies
 */
record RunReading(Side side, Map<Place, Share> assertions, Confidence confidence, RunLatencies latencies) {

    /**
     * Reads a run: one at a time, for while it is open, a few bytes are kept for each of its instances.
     *
     * @param confidence how sure the comparisons of latencies are to be, by the run's summary
     */
    static RunReading read(Path run, Function<RunSummary, Confidence> confidence) {
        try (StoredRun open = StoredRun.open(run)) {
            RunSummary summary = open.summary();
            Confidence sure = confidence.apply(summary);
            Map<Place, Share> assertions = AssertionNumbers.read(open);
            RunLatencies latencies = RunLatencies.read(open, sure);
            return new RunReading(new Side(open.manifest(), summary, Oddities.of(open)), assertions, sure, latencies);
        }
    }
}
