package dev.turbulence.storage.gate;

import dev.turbulence.storage.AssertionQuery;
import dev.turbulence.storage.InstanceQuery;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.NoSamplesException;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepQuery;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.internal.Millis;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics of one run. What was asked of the run once is remembered, and its summary is asked for before anything that
 * is about steps or assertions: a storage without indexes reads all of its files for that, and finds out by the way how many
 * records of each kind there are, so that the many parts of a run that a {@code *} stands for cost nothing more.
 */
final class Measurements {

    private static final String[] LATENCY_TYPES = Step.LATENCY_TYPES.toArray(String[]::new);
    private static final Set<String> PERCENTILES_OF_SUMMARY = Set.of("p50", "p95", "p99");

    private final StoredRun run;
    private final Map<List<Selector>, Optional<LatencyStatistics>> latencies = new HashMap<>();
    private final Map<List<Selector>, Outcomes> outcomes = new HashMap<>();
    private RunSummary summary;

    Measurements(StoredRun run) {
        this.run = run;
    }

    /** Instances by what they came to. */
    record Outcomes(long recorded, long passed, long failed) {

        long ended() {
            return passed + failed;
        }
    }

    /**
     * A value, or what is missing to have one.
     *
     * @param value null when something is missing
     * @param missing what is missing, in words; null when there is a value
     */
    record Measured(Double value, String missing) {

        static Measured of(double value) {
            return new Measured(value, null);
        }

        static Measured over(long samples, double value, String missing) {
            return samples == 0 ? nothing(missing) : of(value);
        }

        static Measured nothing(String missing) {
            return new Measured(null, missing);
        }
    }

    /** The value of a metric for a part of the run that plain names select. */
    Measured measure(Metric metric, List<Selector> where) {
        return switch (metric.kind()) {
            case INSTANCE_COUNT -> Measured.of(outcomes(where).recorded());
            case STEP_COUNT -> Measured.of(stepCount(where));
            case PASS_COUNT, FAIL_COUNT, ERROR_COUNT, PASS_RATE, FAIL_RATE -> ofInstances(metric.kind(), where);
            case FAILED_STEPS -> failedSteps(where);
            case ASSERTIONS_FAILED -> failedAssertions(where);
            case DURATION ->
                duration()
                        .map(time -> Measured.of(millis(time)))
                        .orElseGet(() -> Measured.nothing("start or end of the run is not recorded"));
            case REQUESTS_PER_SECOND -> requestsPerSecond(where);
            case MIN_LATENCY, MEAN_LATENCY, MAX_LATENCY, PERCENTILE_LATENCY -> latency(metric, where);
        };
    }

    private Measured ofInstances(Metric.Kind kind, List<Selector> where) {
        Outcomes counted = outcomes(where);
        double value = switch (kind) {
            case PASS_COUNT -> counted.passed();
            case FAIL_COUNT -> counted.failed();
            case ERROR_COUNT -> instances(where).errored().count();
            case PASS_RATE -> 100.0 * counted.passed() / counted.ended();
            default -> 100.0 * counted.failed() / counted.ended();
        };
        return Measured.over(counted.ended(), value, "no instance ended");
    }

    private Measured failedSteps(List<Selector> where) {
        String missing = "no step was recorded";
        if (where.isEmpty()) {
            return Measured.over(summary().stepCount(), summary().failedSteps(), missing);
        }
        if (isOneStep(where)) {
            return stepSummary(where)
                    .map(step -> Measured.of(step.failed()))
                    .orElseGet(() -> Measured.nothing(missing));
        }
        return Measured.over(steps(where).count(), steps(where).failed().count(), missing);
    }

    private long stepCount(List<Selector> where) {
        if (where.isEmpty()) {
            return summary().stepCount();
        }
        return isOneStep(where)
                ? stepSummary(where).map(StepSummary::count).orElse(0L)
                : steps(where).count();
    }

    private Measured failedAssertions(List<Selector> where) {
        String missing = "no assertion was recorded";
        return where.isEmpty()
                ? Measured.over(summary().assertionCount(), summary().assertionsFailed(), missing)
                : Measured.over(
                        assertions(where).count(), assertions(where).failed().count(), missing);
    }

    private Measured requestsPerSecond(List<Selector> where) {
        long samples = where.isEmpty()
                ? summary().requestCount()
                : statistics(where).map(LatencyStatistics::count).orElse(0L);
        return summary()
                .countedDuration()
                .filter(time -> !time.isZero() && !time.isNegative())
                .map(time -> Measured.over(samples, samples / (Millis.of(time) / 1e3), noLatency()))
                .orElseGet(() -> Measured.nothing("start or end of the run is not recorded, or it lasted no time"));
    }

    private Measured latency(Metric metric, List<Selector> where) {
        if (isInSummary(metric, where)) {
            return latenciesOfSummary(where)
                    .map(found -> Measured.of(millis(ofSummary(metric, found))))
                    .orElseGet(() -> Measured.nothing(noLatency()));
        }
        return statistics(where)
                .map(found -> Measured.of(millis(ofStatistics(metric, found))))
                .orElseGet(() -> Measured.nothing(noLatency()));
    }

    /** How many samples a metric's value is computed from; for counts and the duration, which are no samples, no bound. */
    long samples(Metric metric, List<Selector> where) {
        Metric.Kind kind = metric.kind();
        if (kind.isLatency() || kind == Metric.Kind.REQUESTS_PER_SECOND) {
            return where.isEmpty() || isOneStep(where)
                    ? latenciesOfSummary(where).map(Latencies::count).orElse(0L)
                    : statistics(where).map(LatencyStatistics::count).orElse(0L);
        }
        return metric.quantity() == Quantity.PERCENTAGE ? outcomes(where).ended() : Long.MAX_VALUE;
    }

    private static String noLatency() {
        return "no latency sample was recorded (an executed step of type http, wait or grpc)";
    }

    /** Whether the run's summary, which a closed database holds ready, has the answer. */
    private static boolean isInSummary(Metric metric, List<Selector> where) {
        return (where.isEmpty() || isOneStep(where))
                && (metric.percentile() == null || PERCENTILES_OF_SUMMARY.contains(percentileWord(metric)));
    }

    private static boolean isOneStep(List<Selector> where) {
        return where.size() == 1 && where.get(0).key() == SelectorKey.STEP;
    }

    private static String percentileWord(Metric metric) {
        return "p" + metric.percentile().toPlainString();
    }

    private Optional<Latencies> latenciesOfSummary(List<Selector> where) {
        return where.isEmpty()
                ? Optional.ofNullable(summary().latency())
                : stepSummary(where).map(StepSummary::latency);
    }

    private static Duration ofSummary(Metric metric, Latencies latencies) {
        return switch (metric.kind()) {
            case MIN_LATENCY -> latencies.min();
            case MEAN_LATENCY -> latencies.mean();
            case MAX_LATENCY -> latencies.max();
            default ->
                switch (percentileWord(metric)) {
                    case "p50" -> latencies.p50();
                    case "p95" -> latencies.p95();
                    default -> latencies.p99();
                };
        };
    }

    private static Duration ofStatistics(Metric metric, LatencyStatistics statistics) {
        return switch (metric.kind()) {
            case MIN_LATENCY -> statistics.min();
            case MEAN_LATENCY -> statistics.mean();
            case MAX_LATENCY -> statistics.max();
            default -> statistics.percentile(metric.percentile().doubleValue());
        };
    }

    /** Whether no step was recorded in this part of the run. */
    boolean holdsNoStep(List<Selector> where) {
        return steps(where).count() == 0;
    }

    /** Whether a step was recorded, but never with a type that latency is measured on. */
    boolean isStepWithoutLatency(List<Selector> where) {
        return isOneStep(where)
                && stepSummary(where)
                        .filter(step -> step.types().stream().noneMatch(Step.LATENCY_TYPES::contains))
                        .isPresent();
    }

    Outcomes outcomes(List<Selector> where) {
        return outcomes.computeIfAbsent(
                where,
                selectors -> new Outcomes(
                        instances(selectors).count(),
                        instances(selectors).passed().count(),
                        instances(selectors).failed().count()));
    }

    RunSummary summary() {
        if (summary == null) {
            summary = run.summary();
        }
        return summary;
    }

    /** Names in the records, and those that the run declares. */
    KnownNames names() {
        summary();
        return run.names();
    }

    InstanceQuery instances(List<Selector> where) {
        InstanceQuery query = run.instances();
        for (Selector selector : where) {
            query = query.inScenario(nameOf(selector));
        }
        return query;
    }

    StepQuery steps(List<Selector> where) {
        summary();
        StepQuery query = run.steps();
        for (Selector selector : where) {
            String name = nameOf(selector);
            query = switch (selector.key()) {
                case STEP -> query.named(name);
                case SERVICE -> query.toService(name);
                case TYPE -> query.ofType(name);
                default -> query.inScenario(name);
            };
        }
        return query;
    }

    /** The steps that latency is measured on, those that were skipped included. */
    StepQuery stepsWithLatency(List<Selector> where) {
        boolean typed = where.stream().anyMatch(selector -> selector.key() == SelectorKey.TYPE);
        return typed ? steps(where) : steps(where).ofType(LATENCY_TYPES);
    }

    AssertionQuery assertions(List<Selector> where) {
        summary();
        AssertionQuery query = run.assertions();
        for (Selector selector : where) {
            String name = nameOf(selector);
            query = selector.key() == SelectorKey.ASSERTION ? query.named(name) : query.inScenario(name);
        }
        return query;
    }

    private Optional<StepSummary> stepSummary(List<Selector> where) {
        String name = nameOf(where.get(0));
        return summary().steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst();
    }

    private Optional<LatencyStatistics> statistics(List<Selector> where) {
        return latencies.computeIfAbsent(where, selectors -> {
            try {
                return Optional.of(steps(selectors).latency());
            } catch (NoSamplesException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<Duration> duration() {
        return summary().duration();
    }

    private static String nameOf(Selector selector) {
        return selector.name().plainText();
    }

    private static double millis(Duration duration) {
        return Millis.of(duration);
    }
}
