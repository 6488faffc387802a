package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.LoadSummary;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.summary.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run's summary, computed in one pass over each of its files, and what that pass found out on its way: it answers the
 * questions for kinds of records that come later.
 */
final class JsonlSummary {

    private final InstanceTable table;
    private final Counts all = new Counts();
    private final SortedMap<String, Counts> byScenario = new TreeMap<>();
    private final StepCensus steps;
    private final AssertionCensus assertions;
    private final CauseFinder finder;
    private final List<FailureCause> causes;
    private long warmUpInstances;
    private long lateStarts;
    private double latestMillis;

    /** @param withEnd whether the end of the last instance is wanted, for want of one of the run */
    JsonlSummary(JsonlRecords records, boolean withEnd) {
        this.table = withEnd ? records.instanceTableWithTimes() : records.instanceTable();
        this.steps = new StepCensus(table);
        this.assertions = new AssertionCensus(table);
        countInstances();
        this.finder = new CauseFinder(table);
        records.forEachStep(step -> {
            steps.add(step);
            if (step.failed()) {
                finder.failed(step);
            }
        });
        records.forEachAssertion(assertion -> {
            assertions.add(assertion);
            if (assertion.failed()) {
                finder.failed(assertion);
            }
        });
        this.causes = finder.causes(records);
    }

    StepCensus steps() {
        return steps;
    }

    AssertionCensus assertions() {
        return assertions;
    }

    /** The first failed step or assertion of an instance; null when there is none. */
    Cause firstFailure(String instanceId) {
        return finder.firstFailure(instanceId);
    }

    private void countInstances() {
        BitSet instances = table.matching(InstanceCriteria.ALL);
        for (int i = instances.nextSetBit(0); i >= 0; i = instances.nextSetBit(i + 1)) {
            if (table.warmUp(i)) {
                warmUpInstances++;
                continue;
            }
            addLateStart(table.lateMillis(i));
            all.add(table, i);
            String scenario = table.scenario(i);
            if (scenario != null) {
                byScenario.computeIfAbsent(scenario, key -> new Counts()).add(table, i);
            }
        }
    }

    private void addLateStart(double millis) {
        lateStarts += millis > 0 ? 1 : 0;
        latestMillis = Math.max(latestMillis, millis);
    }

    RunSummary toSummary(RunManifest manifest, RunFacts facts) {
        List<StepSummary> byName = steps.summaries();
        Instant end = facts.completedAt() == null ? table.lastEnd() : facts.completedAt();
        List<ScenarioSummary> scenarios = new ArrayList<>();
        byScenario.forEach((id, counts) ->
                scenarios.add(new ScenarioSummary(id, counts.instances, counts.passed, counts.failed, counts.errored)));
        return new RunSummary(
                manifest.runId(),
                Storage.JSONL,
                LoadSummary.of(manifest, warmUpInstances, lateStarts, Millis.toDuration(latestMillis)),
                facts.state(),
                facts.abortReason(),
                manifest.startedAt(),
                end,
                all.instances,
                all.passed,
                all.failed,
                all.errored,
                byName.stream().mapToLong(StepSummary::count).sum(),
                byName.stream().mapToLong(StepSummary::failed).sum(),
                steps.sampleCount(),
                assertions.count(),
                assertions.failed(),
                steps.latency(),
                scenarios,
                byName,
                causes);
    }

    private static final class Counts {
        private long instances;
        private long passed;
        private long failed;
        private long errored;

        void add(InstanceTable table, int instance) {
            instances++;
            passed += table.passed(instance) ? 1 : 0;
            failed += table.failed(instance) ? 1 : 0;
            errored += table.errored(instance) ? 1 : 0;
        }
    }
}
