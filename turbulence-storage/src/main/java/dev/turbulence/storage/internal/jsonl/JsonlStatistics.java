package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.AssertionCount;
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.internal.SamplesByName;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.summary.StepGroups;
import dev.turbulence.storage.internal.summary.StepsOverTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums records up that match criteria, in one pass over their file each. */
final class JsonlStatistics {

    private final JsonlRecords records;

    JsonlStatistics(JsonlRecords records) {
        this.records = records;
    }

    List<StepGroup> groups(StepCriteria criteria) {
        StepFilter filter = new StepFilter(criteria, records);
        InstanceTable table = records.instanceTable();
        StepGroups groups = new StepGroups();
        records.forEachStep(step -> {
            if (filter.matches(step)) {
                StepGroups.Kind kind = new StepGroups.Kind(
                        scenario(table, step), step.name(), step.type(), step.service(), step.statusCode());
                groups.count(kind, 1, step.failed() ? 1 : 0);
                Double sample = step.sampleMillis();
                if (sample != null) {
                    groups.addSample(kind, sample);
                }
            }
        });
        return groups.drain();
    }

    TimeSeries overTime(StepCriteria criteria, int most) {
        StepFilter filter = new StepFilter(criteria, records);
        StepsOverTime series = new StepsOverTime(most);
        records.forEachStep(step -> {
            if (filter.matches(step)) {
                series.add(step.completedAt(), step.failed(), step.sampleMillis());
            }
        });
        return series.toSeries();
    }

    Map<String, double[]> durationMillisByScenario(InstanceCriteria criteria) {
        InstanceTable table = records.instanceTableWithTimes();
        SamplesByName samples = new SamplesByName();
        table.matching(criteria).stream().forEach(i -> {
            String scenario = table.scenario(i);
            double millis = table.durationMillis(i);
            if (scenario != null && !Double.isNaN(millis)) {
                samples.add(scenario, millis);
            }
        });
        return samples.toMap();
    }

    List<AssertionCount> countByKind(AssertionCriteria criteria) {
        AssertionFilter filter = new AssertionFilter(criteria, records);
        InstanceTable table = records.instanceTable();
        Map<Kind, Long> counts = new HashMap<>();
        records.forEachAssertion(assertion -> {
            if (filter.matches(assertion)) {
                Kind kind = new Kind(scenario(table, assertion), assertion.name(), assertion.passed());
                counts.merge(kind, 1L, Long::sum);
            }
        });
        List<AssertionCount> list = new ArrayList<>();
        counts.forEach(
                (kind, count) -> list.add(new AssertionCount(kind.scenarioId(), kind.name(), kind.passed(), count)));
        return list;
    }

    private record Kind(String scenarioId, String name, Boolean passed) {}

    private static String scenario(InstanceTable table, RecordView record) {
        int instance = table.find(record.instanceId());
        return instance < 0 ? null : table.scenario(instance);
    }
}
