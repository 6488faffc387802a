package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.LoadSummary;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.summary.StepStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes a run's summary in one pass over each of its files. */
final class JsonlSummary {

    private final InstanceTable table;
    private final InstanceFilter counted;
    private final CauseFinder causes;
    private final StepStatistics steps = new StepStatistics();
    private final Counts all = new Counts();
    private final SortedMap<String, Counts> byScenario = new TreeMap<>();
    private long assertions;
    private long assertionsFailed;
    private long warmUpInstances;
    private long lateStarts;
    private double latestMillis;

    private JsonlSummary(JsonlRecords records) {
        this.table = records.instanceTable();
        this.counted = table.hasWarmUp()
                ? InstanceFilter.of(InstanceCriteria.COUNTED, records)
                : InstanceFilter.of(InstanceCriteria.ALL, records);
        this.causes = new CauseFinder(table);
        countInstances();
        records.forEachStep(this::count);
        records.forEachAssertion(this::count);
    }

    static RunSummary of(JsonlRecords records, RunManifest manifest, RunFacts facts) {
        JsonlSummary summary = new JsonlSummary(records);
        return summary.toSummary(records, manifest, facts);
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

    private void count(StepLine step) {
        if (!counted.matches(step)) {
            return;
        }
        boolean failed = step.failed();
        steps.add(step.name(), step.type(), failed, step.sampleMillis());
        if (failed) {
            causes.failed(step);
        }
    }

    private void count(AssertionLine assertion) {
        if (!counted.matches(assertion)) {
            return;
        }
        assertions++;
        if (assertion.failed()) {
            assertionsFailed++;
            causes.failed(assertion);
        }
    }

    private RunSummary toSummary(JsonlRecords records, RunManifest manifest, RunFacts facts) {
        Instant end = facts.completedAt() == null ? table.lastEnd() : facts.completedAt();
        List<ScenarioSummary> scenarios = new ArrayList<>();
        byScenario.forEach((id, counts) ->
                scenarios.add(new ScenarioSummary(id, counts.instances, counts.passed, counts.failed, counts.errored)));
        return new RunSummary(
                manifest.runId(),
                Storage.JSONL,
                new LoadSummary(
                        manifest.load().orElse(null), warmUpInstances, lateStarts, Millis.toDuration(latestMillis)),
                facts.state(),
                facts.abortReason(),
                manifest.startedAt(),
                end,
                all.instances,
                all.passed,
                all.failed,
                all.errored,
                steps.count(),
                steps.failed(),
                steps.sampleCount(),
                assertions,
                assertionsFailed,
                steps.latency(),
                scenarios,
                steps.toList(),
                causes.causes(records));
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
