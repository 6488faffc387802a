package dev.turbulence.report.internal.digest;

import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A scenario's instances, and what they did.
 *
 * @param counts its instances; the id is null for what belongs to no scenario
 * @param errored the first that could not be carried through
 * @param durations how long its instances took; null when none says so
 * @param steps in the order of their first execution in the run
 * @param assertions by name
 */
public record ScenarioDigest(
        ScenarioSummary counts,
        List<Example> errored,
        Latencies durations,
        List<StepDigest> steps,
        List<AssertionDigest> assertions) {

    public ScenarioDigest {
        errored = List.copyOf(errored);
        steps = List.copyOf(steps);
        assertions = List.copyOf(assertions);
    }

    /** Its id, or what to call it when it has none. */
    public String name() {
        return counts.scenarioId() == null ? "(no scenario)" : counts.scenarioId();
    }

    /** Share of its ended instances that passed, 0 to 100; empty when none ended. */
    public OptionalDouble passRate() {
        long ended = counts.passCount() + counts.failCount();
        return ended == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * counts.passCount() / ended);
    }

    /**
     * Its steps of one name.
     *
     * @param count how many there are
     * @param failed how many are not ok
     * @param latency over their latency samples; null without any
     * @param examples the first that failed
     */
    public record StepDigest(String name, long count, long failed, Latencies latency, List<Example> examples) {

        public StepDigest {
            examples = List.copyOf(examples);
        }
    }

    /**
     * Its assertions of one name.
     *
     * @param count how many there are
     * @param failed how many did not hold
     * @param examples the first that did not hold
     */
    public record AssertionDigest(String name, long count, long failed, List<Example> examples) {

        public AssertionDigest {
            examples = List.copyOf(examples);
        }
    }
}
