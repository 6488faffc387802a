package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.statistics.Confidence;
import dev.turbulence.report.internal.compare.statistics.Estimates;
import dev.turbulence.report.internal.compare.statistics.Interval;
import java.util.Optional;

/**
 * Compares shares.
 *
 * @param confidence how sure each comparison is
 */
record Shares(Confidence confidence) {

    /** So many of so many. */
    record Share(long hits, long count) {

        private Double percent() {
            return count == 0 ? null : 100.0 * hits / count;
        }
    }

    Compared compare(Measure measure, Share base, Share run) {
        if (base.count == 0 || run.count == 0) {
            return Compared.inOneRun(measure, base.percent(), run.percent());
        }
        Optional<Interval> from = Estimates.share(base.hits, base.count, confidence);
        Optional<Interval> to = Estimates.share(run.hits, run.count, confidence);
        return from.isPresent() && to.isPresent()
                ? Compared.judged(measure, from.get().times(100), to.get().times(100))
                : Compared.tooFew(
                        measure,
                        base.percent(),
                        run.percent(),
                        new Compared.Sizes(base.count, run.count, Estimates.LEAST_FOR_AVERAGES));
    }
}
