package dev.turbulence.junit;

import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StepQuery;
import dev.turbulence.storage.StoredRun;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on a stored run whose messages say what was found, what was allowed, which instances to look at first, and
 * where the run lies.
 *
 * <p>None of them passes by accident: each first asks for a complete run, as {@link #assertComplete} does. To look at a
 * run that was aborted, ask it directly and use any assertion library.
 */
public final class TurbulenceAssertions {

    private TurbulenceAssertions() {}

    /**
     * The run was closed at its end, has at least one instance and at least as many as were asked for, and each of them
     * ended.
     *
     * @throws AssertionFailedError if not
     */
    public static void assertComplete(StoredRun run) {
        Evidence.check(run, run.summary());
    }

    /**
     * No instance of a complete run failed. Errored instances are failed ones.
     *
     * @throws AssertionFailedError if one did
     */
    public static void assertNoFailedInstances(StoredRun run) {
        RunSummary summary = completeSummary(run);
        if (summary.failCount() > 0) {
            throw new AssertionFailedError(
                    "No instance may fail, but " + FailureText.of(run, summary), 0L, summary.failCount());
        }
    }

    /**
     * At least this share of the instances of a complete run passed.
     *
     * @param percent 0 to 100
     * @throws AssertionFailedError if fewer did
     */
    public static void assertPassRateAtLeast(StoredRun run, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("A pass rate is a percentage from 0 to 100, not " + percent);
        }
        RunSummary summary = completeSummary(run);
        double observed = summary.passRate().orElseThrow();
        if (observed < percent) {
            throw new AssertionFailedError(
                    "The pass rate is " + Figures.apartFrom(percent, observed) + " %, at least "
                            + Figures.plain(percent) + " % must be reached: " + FailureText.of(run, summary),
                    percent,
                    observed);
        }
    }

    /**
     * A latency percentile of the steps of one name, in a complete run.
     *
     * @param percentile 0 to 100, such as 95 or 99.9
     * @param atMost the longest latency allowed
     * @throws AssertionFailedError if it is exceeded
     * @throws dev.turbulence.storage.UnknownNameException if the run knows no such step
     * @throws dev.turbulence.storage.NoSamplesException if none was executed
     */
    public static void assertLatency(StoredRun run, String step, double percentile, Duration atMost) {
        assertLatency(run, "step '" + step + "'", steps -> steps.named(step), percentile, atMost);
    }

    /**
     * A latency percentile of any steps of a complete run.
     *
     * @param what the steps in words, for the message
     * @param which narrows the run's steps to those that are meant
     * @param percentile 0 to 100, such as 95 or 99.9
     * @param atMost the longest latency allowed
     * @throws AssertionFailedError if it is exceeded
     * @throws dev.turbulence.storage.UnknownNameException if the query names what the run does not know
     * @throws dev.turbulence.storage.NoSamplesException if no executed http, wait or grpc step matches
     */
    public static void assertLatency(
            StoredRun run, String what, UnaryOperator<StepQuery> which, double percentile, Duration atMost) {
        Objects.requireNonNull(atMost, "atMost");
        completeSummary(run);
        StepQuery steps = which.apply(run.steps());
        LatencyStatistics latency = steps.latency();
        double allowed = Figures.millis(atMost);
        double observed = latency.percentileMillis(percentile);
        if (observed > allowed) {
            throw new AssertionFailedError(
                    String.format(
                            Locale.ROOT,
                            "p%s latency of %s is %s ms, at most %s ms are allowed: %s",
                            Figures.plain(percentile),
                            what,
                            Figures.apartFrom(allowed, observed),
                            Figures.plain(allowed),
                            FailureText.of(run, latency, steps)),
                    atMost,
                    latency.percentile(percentile));
        }
    }

    private static RunSummary completeSummary(StoredRun run) {
        RunSummary summary = run.summary();
        Evidence.check(run, summary);
        return summary;
    }
}
