package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.summary.Cause;
import dev.turbulence.storage.internal.summary.FailureCauses;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds why instances failed while steps and then assertions are streamed. Each distinct cause is kept once and four bytes
 * for each instance, so that memory follows the causes, as long as messages repeat.
 */
final class CauseFinder {

    private static final int NONE = 0;

    private final InstanceTable table;
    private final BitSet failed;
    private final int[] causeOf;
    private final List<Cause> causes = new ArrayList<>();
    private final Map<Cause, Integer> numbers = new HashMap<>();

    CauseFinder(InstanceTable table) {
        this.table = table;
        this.failed = table.matching(InstanceCriteria.ALL.withStatus(InstanceStatus.FAIL));
        this.causeOf = new int[failed.length()];
    }

    /** A step is not ok; to be called in the order of recording. */
    void failed(StepLine step) {
        int instance = table.find(step.instanceId());
        if (isWanted(instance)) {
            keep(instance, Cause.ofStep(step.name(), step.firstError(), step.statusCode()));
        }
    }

    /** An assertion did not hold; to be called in the order of recording and after all steps. */
    void failed(AssertionLine assertion) {
        int instance = table.find(assertion.instanceId());
        if (isWanted(instance) && !table.errored(instance)) {
            keep(instance, Cause.ofAssertion(assertion.name(), assertion.message()));
        }
    }

    private boolean isWanted(int instance) {
        return instance >= 0 && failed.get(instance) && causeOf[instance] == NONE;
    }

    private void keep(int instance, Cause cause) {
        causeOf[instance] = numbers.computeIfAbsent(cause, added -> {
            causes.add(added);
            return causes.size();
        });
    }

    /** The failed step or assertion that was found for an instance; null when there is none. */
    Cause firstFailure(String instanceId) {
        int instance = table.find(instanceId);
        return instance < 0 || instance >= causeOf.length || causeOf[instance] == NONE
                ? null
                : causes.get(causeOf[instance] - 1);
    }

    /** Those of instances that count, which those of the warm-up do not. */
    List<FailureCause> causes(JsonlRecords records) {
        FailureCauses found = new FailureCauses();
        try (InstanceLookup lookup = new InstanceLookup(records)) {
            for (int i = failed.nextSetBit(0); i >= 0; i = failed.nextSetBit(i + 1)) {
                int instance = i;
                if (!table.warmUp(i)) {
                    found.add(causeOf(i, lookup), () -> lookup.read(instance).instanceId());
                }
            }
        }
        return found.toList();
    }

    private Cause causeOf(int instance, InstanceLookup lookup) {
        if (causeOf[instance] != NONE) {
            return causes.get(causeOf[instance] - 1);
        }
        return table.errored(instance) ? Cause.ofError(lookup.read(instance).error()) : Cause.unknown();
    }
}
