package dev.turbulence.report.internal.digest;

import dev.turbulence.report.internal.Oddities;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and judges a run. What is kept meanwhile grows with the run by eight bytes for each latency sample and each
 * instance.
 */
public final class RunDigestReader {

    /** The most points of a curve. */
    private static final int MOST_INTERVALS = 240;

    /** Causes that are told apart; of rarer ones the summary knows. */
    private static final int MOST_CAUSES = 500;

    private final StoredRun run;
    private final RunSummary summary;

    private RunDigestReader(StoredRun run) {
        this.run = run;
        this.summary = run.summary();
    }

    /**
     * Reads and judges a run.
     *
     * @param detailedInstances how many instances are read step by step, 0 or more
     * @throws dev.turbulence.storage.StorageException if the run cannot be read
     */
    public static RunDigest read(StoredRun run, Gate gate, int detailedInstances) {
        return new RunDigestReader(run).read(gate, detailedInstances);
    }

    private RunDigest read(Gate gate, int detailedInstances) {
        Verdict verdict = gate.judge(run);
        TimeSeries overTime = run.steps().overTime(MOST_INTERVALS);
        List<StepGroup> groups = run.steps().groups();
        List<ServiceDigest> services = services(groups);
        List<LatencyDistribution> distributions = distributions(groups);
        List<ScenarioDigest> scenarios = new ScenarioReader(run, summary, groups).read();
        List<InstanceDetail> details = new DetailReader(run, detailedInstances).read(summary.failures());
        return new RunDigest(
                run.manifest(),
                summary,
                verdict,
                Oddities.of(run),
                scenarios,
                services,
                distributions,
                overTime,
                causes(),
                details);
    }

    private static List<ServiceDigest> services(List<StepGroup> groups) {
        Map<String, List<StepGroup>> byService = groups.stream()
                .filter(group -> group.service() != null)
                .collect(Collectors.groupingBy(StepGroup::service, TreeMap::new, Collectors.toList()));
        List<ServiceDigest> services = new ArrayList<>();
        byService.forEach((name, own) ->
                services.add(new ServiceDigest(name, count(own), failed(own), statuses(own), latency(own))));
        return services;
    }

    private static SortedMap<Integer, Long> statuses(List<StepGroup> groups) {
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        for (StepGroup group : groups) {
            statuses.merge(group.statusCode() == null ? 0 : group.statusCode(), group.count(), Long::sum);
        }
        return statuses;
    }

    private List<LatencyDistribution> distributions(List<StepGroup> groups) {
        Map<String, List<LatencyStatistics>> byName = groups.stream()
                .filter(group -> group.latency() != null)
                .collect(Collectors.groupingBy(
                        StepGroup::name, Collectors.mapping(StepGroup::latency, Collectors.toList())));
        return summary.steps().stream()
                .map(StepSummary::name)
                .filter(byName::containsKey)
                .map(name -> LatencyDistribution.of(name, LatencyStatistics.ofAll(byName.get(name), "step " + name)))
                .toList();
    }

    private List<CauseDigest> causes() {
        List<FailureCause> causes =
                summary.failures().stream().limit(MOST_CAUSES).toList();
        Map<String, FailureCause> byInstance = new LinkedHashMap<>();
        causes.stream()
                .filter(cause -> cause.kind().equals("step"))
                .forEach(cause -> byInstance.put(cause.instanceIds().get(0), cause));
        Map<FailureCause, Step> firstSteps = new HashMap<>();
        if (!byInstance.isEmpty()) {
            String[] ids = byInstance.keySet().toArray(String[]::new);
            try (Stream<Step> steps = run.steps().failed().ofInstance(ids).stream()) {
                steps.forEach(step -> firstSteps.putIfAbsent(byInstance.get(step.instanceId()), step));
            }
        }
        return causes.stream()
                .map(cause -> new CauseDigest(cause, FailureCategory.of(cause, firstSteps.get(cause))))
                .toList();
    }

    static long count(List<StepGroup> groups) {
        return groups.stream().mapToLong(StepGroup::count).sum();
    }

    static long failed(List<StepGroup> groups) {
        return groups.stream().mapToLong(StepGroup::failed).sum();
    }

    static Latencies latency(List<StepGroup> groups) {
        List<LatencyStatistics> samples =
                groups.stream().map(StepGroup::latency).filter(Objects::nonNull).toList();
        return samples.isEmpty() ? null : Latencies.of(LatencyStatistics.ofAll(samples, "a part of the run"));
    }
}
