package dev.turbulence.storage;

import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.summary.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A run in numbers, computed from its records. Those of the warm-up are not counted, unless it is said.
 *
 * @param runId the run's id
 * @param storage the storage it was read from
 * @param load when its instances started
 * @param state how it came to its end
 * @param abortReason why it was aborted; null unless it was
 * @param startedAt when it started; null when nothing says so
 * @param completedAt when it was closed, else when its last instance ended; null when nothing says so
 * @param instanceCount instances recorded, running ones included
 * @param passCount instances that passed
 * @param failCount instances that ended and did not pass, errored ones included
 * @param errorCount instances that could not be carried through
 * @param stepCount steps recorded, skipped ones included
 * @param failedSteps steps that are not ok
 * @param requestCount latency samples: http, wait and grpc steps that were not skipped
 * @param assertionCount assertions recorded
 * @param assertionsFailed assertions that did not hold
 * @param latency latencies over all samples; null when there are none
 * @param scenarios per scenario, in the order of their ids
 * @param steps per step name, in the order of their first execution
 * @param failures why instances failed, most frequent first
 */
public record RunSummary(
        String runId,
        Storage storage,
        LoadSummary load,
        RunState state,
        String abortReason,
        Instant startedAt,
        Instant completedAt,
        long instanceCount,
        long passCount,
        long failCount,
        long errorCount,
        long stepCount,
        long failedSteps,
        long requestCount,
        long assertionCount,
        long assertionsFailed,
        Latencies latency,
        List<ScenarioSummary> scenarios,
        List<StepSummary> steps,
        List<FailureCause> failures) {

    public RunSummary {
        scenarios = List.copyOf(scenarios);
        steps = List.copyOf(steps);
        failures = List.copyOf(failures);
    }

    /** Share of the ended instances that passed, 0 to 100; empty when none ended. */
    public OptionalDouble passRate() {
        long ended = passCount + failCount;
        return ended == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * passCount / ended);
    }

    /** From start to end; empty when either is not known. */
    public Optional<Duration> duration() {
        return startedAt == null || completedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(startedAt, completedAt));
    }

    /** The duration without the warm-up; empty when that is not known. */
    public Optional<Duration> countedDuration() {
        return duration()
                .map(time ->
                        load.shape() == null ? time : time.minus(load.shape().warmUp()));
    }

    /** Latency samples per second of the counted duration; empty when that is zero or not known. */
    public OptionalDouble requestsPerSecond() {
        return countedDuration()
                .filter(time -> !time.isZero() && !time.isNegative())
                .map(time -> OptionalDouble.of(requestCount / (Millis.of(time) / 1e3)))
                .orElse(OptionalDouble.empty());
    }

    /**
     * When instances started.
     *
     * @param shape when they were to start; null in runs of writers that do not say
     * @param warmUpInstances instances that were played to warm up
     * @param lateStarts instances that started late under an open load
     * @param latest how late the latest of them started; zero when there is none
     * @param peakRunning how many ran at once when they were most; null when nobody counted
     */
    public record LoadSummary(
            LoadShape shape, long warmUpInstances, long lateStarts, Duration latest, Integer peakRunning) {

        /** What is to be said when nothing is known. */
        public static final LoadSummary UNKNOWN = new LoadSummary(null, 0, 0, Duration.ZERO, null);

        /** What a manifest says of the load, and what was counted. */
        public static LoadSummary of(RunManifest manifest, long warmUpInstances, long lateStarts, Duration latest) {
            OptionalInt peak = manifest.peakRunning();
            return new LoadSummary(
                    manifest.load().orElse(null),
                    warmUpInstances,
                    lateStarts,
                    latest,
                    peak.isPresent() ? peak.getAsInt() : null);
        }

        /**
         * That a closed load never had as many instances at once as were asked for, in words; empty when it had, and when
         * nobody counted. Under an open load it is no aim to have many.
         */
        public Optional<String> shortfall() {
            if (shape == null || shape.isOpen() || peakRunning == null) {
                return Optional.empty();
            }
            long asked = shape.instances() == null ? shape.parallel() : Math.min(shape.instances(), shape.parallel());
            return peakRunning >= asked
                    ? Optional.empty()
                    : Optional.of("at most " + peakRunning + " instances ran at once, of " + asked + " asked for");
        }
    }

    /**
     * Latencies of a set of samples.
     *
     * @param count number of samples, at least 1
     */
    public record Latencies(
            long count, Duration min, Duration mean, Duration p50, Duration p95, Duration p99, Duration max) {

        public static Latencies of(LatencyStatistics statistics) {
            return new Latencies(
                    statistics.count(),
                    statistics.min(),
                    statistics.mean(),
                    statistics.p50(),
                    statistics.p95(),
                    statistics.p99(),
                    statistics.max());
        }
    }

    /** Instances of one scenario. */
    public record ScenarioSummary(
            String scenarioId, long instanceCount, long passCount, long failCount, long errorCount) {}

    /**
     * Steps of one name.
     *
     * @param types the types it was recorded with, usually one
     * @param count steps recorded
     * @param failed steps that are not ok
     * @param latency over its latency samples; null when it has none
     */
    public record StepSummary(String name, List<String> types, long count, long failed, Latencies latency) {

        public StepSummary {
            types = List.copyOf(types);
        }
    }

    /**
     * Failed instances that have the same first cause: the instance's first failed step with its first error (or status
     * code), else the instance's error, else its first failed assertion. The step comes first because what goes wrong
     * later, such as a variable that was never extracted, mostly follows from it.
     *
     * @param kind {@code error}, {@code step} or {@code assertion}
     * @param where the step or assertion; null for an error outside of any
     * @param message what happened, digits of ids and the like as they were in the first instance
     * @param count instances with this cause
     * @param instanceIds a few of them, in order of recording; at least one
     */
    public record FailureCause(String kind, String where, String message, long count, List<String> instanceIds) {

        /** How many instance ids are kept for each cause. */
        public static final int MAX_INSTANCE_IDS = 5;

        public FailureCause {
            instanceIds = List.copyOf(instanceIds);
        }

        /**
         * The message with {@code #} in place of ids, times and the like. Causes of the same kind, place and pattern are
         * counted as one, and are the same cause in different runs.
         */
        public String pattern() {
            return new Cause(kind, where, message).pattern();
        }
    }
}
