package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.summary.Cause;
import dev.turbulence.storage.internal.summary.FailureCauses;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds why instances failed while steps and then assertions are streamed. Each distinct cause is kept once, so that memory
 * follows the causes and not the instances, as long as messages repeat.
 */
final class CauseFinder {

    private final InstanceTable table;
    private final BitSet failed;
    private final Map<Integer, Cause> causes = new HashMap<>();
    private final Map<Cause, Cause> distinct = new HashMap<>();

    CauseFinder(InstanceTable table) {
        this.table = table;
        this.failed = table.matching(InstanceCriteria.ALL.withStatus(InstanceStatus.FAIL));
    }

    /** A step is not ok; to be called in the order of recording. */
    void failed(StepLine step) {
        if (isWanted(step.instanceId())) {
            keep(step.instanceId(), Cause.ofStep(step.name(), step.firstError(), step.statusCode()));
        }
    }

    /** An assertion did not hold; to be called in the order of recording and after all steps. */
    void failed(AssertionLine assertion) {
        int instance = table.find(assertion.instanceId());
        if (isWanted(assertion.instanceId()) && !table.errored(instance)) {
            keep(assertion.instanceId(), Cause.ofAssertion(assertion.name(), assertion.message()));
        }
    }

    private boolean isWanted(String instanceId) {
        int instance = table.find(instanceId);
        return instance >= 0 && failed.get(instance) && !causes.containsKey(instance);
    }

    private void keep(String instanceId, Cause cause) {
        causes.put(table.find(instanceId), distinct.computeIfAbsent(cause, same -> same));
    }

    List<FailureCause> causes(JsonlRecords records) {
        FailureCauses found = new FailureCauses();
        try (InstanceLookup lookup = new InstanceLookup(records)) {
            for (int i = failed.nextSetBit(0); i >= 0; i = failed.nextSetBit(i + 1)) {
                int instance = i;
                Cause cause = causes.get(i);
                if (cause == null) {
                    cause = table.errored(i) ? Cause.ofError(lookup.read(i).error()) : Cause.unknown();
                }
                found.add(cause, () -> lookup.read(instance).id());
            }
        }
        return found.toList();
    }
}
