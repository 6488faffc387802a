package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.statistics.Confidence;
import dev.turbulence.report.internal.compare.statistics.Estimates;
import dev.turbulence.report.internal.compare.statistics.Interval;
import dev.turbulence.report.internal.compare.statistics.Samples;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of the latency samples of a step.
 *
 * @param count how many samples there are
 * @param values each number
 * @param intervals where the true ones lie; for numbers with too few samples none
 */
record LatencyFacts(long count, Map<Measure, Double> values, Map<Measure, Interval> intervals) {

    /** The numbers whose differences are judged. */
    static final List<Measure> JUDGED = List.of(Measure.P50, Measure.P95, Measure.P99, Measure.MEAN);

    private static final Map<Measure, Double> PERCENTS =
            Map.of(Measure.P50, 50.0, Measure.P95, 95.0, Measure.P99, 99.0);

    static LatencyFacts of(Samples samples, Confidence confidence) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        Map<Measure, Interval> intervals = new EnumMap<>(Measure.class);
        PERCENTS.forEach((measure, percent) -> {
            values.put(measure, samples.percentile(percent));
            Estimates.percentile(samples, percent, confidence).ifPresent(interval -> intervals.put(measure, interval));
        });
        values.put(Measure.MEAN, samples.mean());
        Estimates.mean(samples, confidence).ifPresent(interval -> intervals.put(Measure.MEAN, interval));
        values.put(Measure.MAX, samples.max());
        return new LatencyFacts(samples.count(), values, intervals);
    }

    /**
     * The numbers of both runs.
     *
     * @param base null when the base has none
     * @param run null when the run has none
     * @return empty when neither has any
     */
    static List<Compared> compare(LatencyFacts base, LatencyFacts run, Confidence confidence) {
        List<Compared> compared = new ArrayList<>();
        if (base != null || run != null) {
            JUDGED.forEach(measure -> compared.add(compare(measure, base, run, confidence)));
            compared.add(new Compared(
                    Measure.MAX,
                    value(base, Measure.MAX),
                    value(run, Measure.MAX),
                    null,
                    Finding.NOT_JUDGED,
                    "the more samples, the further out"));
        }
        return compared;
    }

    private static Compared compare(Measure measure, LatencyFacts base, LatencyFacts run, Confidence confidence) {
        if (base == null || run == null) {
            return Compared.inOneRun(measure, value(base, measure), value(run, measure));
        }
        Optional<Interval> from = Optional.ofNullable(base.intervals.get(measure));
        Optional<Interval> to = Optional.ofNullable(run.intervals.get(measure));
        return from.isPresent() && to.isPresent()
                ? Compared.judged(measure, from.get(), to.get())
                : Compared.tooFew(
                        measure,
                        value(base, measure),
                        value(run, measure),
                        new Compared.Sizes(base.count, run.count, least(measure, confidence)));
    }

    private static long least(Measure measure, Confidence confidence) {
        return measure == Measure.MEAN
                ? Estimates.LEAST_FOR_AVERAGES
                : Estimates.leastForPercentile(PERCENTS.get(measure), confidence);
    }

    private static Double value(LatencyFacts facts, Measure measure) {
        return facts == null ? null : facts.values.get(measure);
    }
}
