package dev.turbulence.storage.gate;

import dev.turbulence.storage.Instance;
import dev.turbulence.storage.InstanceQuery;
import java.util.List;

/** Finds the instances that a person should look at first when a condition is true. */
final class WorstInstances {

    /** How many instances are named for each condition. */
    static final int MAX_INSTANCE_IDS = 5;

    private final Measurements measurements;

    WorstInstances(Measurements measurements) {
        this.measurements = measurements;
    }

    List<String> of(Condition condition, List<Selector> where) {
        return switch (condition.metric().kind()) {
            case PASS_COUNT, FAIL_COUNT, PASS_RATE, FAIL_RATE ->
                ids(measurements.instances(where).failed());
            case ERROR_COUNT -> ids(measurements.instances(where).errored());
            case FAILED_STEPS -> measurements.steps(where).failed().instanceIds(MAX_INSTANCE_IDS);
            case ASSERTIONS_FAILED -> measurements.assertions(where).failed().instanceIds(MAX_INSTANCE_IDS);
            case DURATION -> slowestInstances(condition);
            case MIN_LATENCY, MEAN_LATENCY, MAX_LATENCY, PERCENTILE_LATENCY -> slowestSteps(condition, where);
            case INSTANCE_COUNT, STEP_COUNT, REQUESTS_PER_SECOND -> List.of();
        };
    }

    private List<String> slowestInstances(Condition condition) {
        return condition.operator().isUpperLimit()
                ? ids(measurements.instances(List.of()).slowestFirst())
                : List.of();
    }

    private List<String> slowestSteps(Condition condition, List<Selector> where) {
        return condition.operator().isUpperLimit()
                ? measurements.stepsWithLatency(where).slowestFirst().instanceIds(MAX_INSTANCE_IDS)
                : List.of();
    }

    private static List<String> ids(InstanceQuery query) {
        return query.limit(MAX_INSTANCE_IDS).list().stream().map(Instance::id).toList();
    }
}
