package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.statistics.Confidence;
import dev.turbulence.report.internal.compare.statistics.Samples;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.StoredRun;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The latencies of a run.
 *
 * @param all of all steps; null when there are none
 * @param byStep of each step that has any
 */
record RunLatencies(LatencyFacts all, SortedMap<String, LatencyFacts> byStep) {

    /** Reads them. Meanwhile they take eight bytes for each sample, of which nothing is kept. */
    static RunLatencies read(StoredRun run, Confidence confidence) {
        SortedMap<String, LatencyStatistics> samples = run.steps().latencyByName();
        SortedMap<String, LatencyFacts> byStep = new TreeMap<>();
        samples.forEach((step, own) -> byStep.put(step, LatencyFacts.of(new Samples(List.of(own)), confidence)));
        LatencyFacts all = samples.isEmpty() ? null : LatencyFacts.of(new Samples(samples.values()), confidence);
        return new RunLatencies(all, byStep);
    }
}
