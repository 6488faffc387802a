package dev.turbulence.storage.gate;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RecordQuery;
import dev.turbulence.storage.Step;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the instances that a person should look at first when a condition is true. */
final class WorstInstances {

    /** How many instances are named for each condition. */
    static final int MAX_INSTANCE_IDS = 5;

    /** One instance may have many of the slowest steps; among so many there will be enough instances. */
    private static final int MOST_STEPS = 200;

    private final Measurements measurements;

    WorstInstances(Measurements measurements) {
        this.measurements = measurements;
    }

    List<String> of(Condition condition, List<Selector> where) {
        return switch (condition.metric().kind()) {
            case PASS_COUNT, FAIL_COUNT, PASS_RATE, FAIL_RATE ->
                ids(measurements.instances(where).failed().limit(MAX_INSTANCE_IDS), Instance::id);
            case ERROR_COUNT -> ids(measurements.instances(where).errored().limit(MAX_INSTANCE_IDS), Instance::id);
            case FAILED_STEPS -> ids(measurements.steps(where).failed().limit(MOST_STEPS), Step::instanceId);
            case ASSERTIONS_FAILED ->
                ids(measurements.assertions(where).failed().limit(MOST_STEPS), Assertion::instanceId);
            case DURATION -> slowestInstances(condition);
            case MIN_LATENCY, MEAN_LATENCY, MAX_LATENCY, PERCENTILE_LATENCY -> slowestSteps(condition, where);
            case INSTANCE_COUNT, STEP_COUNT, REQUESTS_PER_SECOND -> List.of();
        };
    }

    private List<String> slowestInstances(Condition condition) {
        return condition.operator().isUpperLimit()
                ? ids(measurements.instances(List.of()).slowestFirst().limit(MAX_INSTANCE_IDS), Instance::id)
                : List.of();
    }

    private List<String> slowestSteps(Condition condition, List<Selector> where) {
        return condition.operator().isUpperLimit()
                ? ids(measurements.stepsWithLatency(where).slowestFirst().limit(MOST_STEPS), Step::instanceId)
                : List.of();
    }

    private static <T> List<String> ids(RecordQuery<T> query, Function<T, String> id) {
        try (Stream<T> records = query.stream()) {
            return records.map(id).distinct().limit(MAX_INSTANCE_IDS).toList();
        }
    }
}
