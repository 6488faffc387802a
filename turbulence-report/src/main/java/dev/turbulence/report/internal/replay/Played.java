package dev.turbulence.report.internal.replay;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RecordQuery;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StoredRun;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one run holds of an instance.
 *
 * @param runId the run
 * @param steps its first steps, in their order
 * @param stepsLeftOut whether there are more
 * @param assertions its first assertions, in their order
 */
public record Played(
        String runId, Instance instance, List<Step> steps, boolean stepsLeftOut, List<Assertion> assertions) {

    /** A scenario has 100 steps unless it asks for more; what other writers stored has no end of its own. */
    public static final int MOST = 500;

    /**
     * Reads an instance.
     *
     * @throws dev.turbulence.storage.CardinalityException if the run does not hold it
     */
    public static Played read(StoredRun run, String instanceId) {
        List<Step> steps = some(run.steps().includingWarmUp().ofInstance(instanceId), MOST + 1);
        return new Played(
                run.id(),
                run.instances().includingWarmUp().withId(instanceId).one(),
                steps.subList(0, Math.min(MOST, steps.size())),
                steps.size() > MOST,
                some(run.assertions().includingWarmUp().ofInstance(instanceId), MOST));
    }

    private static <T> List<T> some(RecordQuery<T> query, int most) {
        try (Stream<T> matches = query.stream()) {
            return matches.limit(most).toList();
        }
    }

    /** Pass, fail, or neither when it never ended. */
    public Boolean passed() {
        return instance.passed();
    }
}
