package dev.turbulence.report.internal.digest;

import dev.turbulence.report.internal.digest.ExampleReader.Place;
import dev.turbulence.report.internal.digest.ScenarioDigest.AssertionDigest;
import dev.turbulence.report.internal.digest.ScenarioDigest.StepDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.AssertionCount;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.StoredRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Reads what each scenario did. */
final class ScenarioReader {

    private static final Comparator<ScenarioDigest> WORST_FIRST = Comparator.comparingDouble(
                    (ScenarioDigest scenario) -> scenario.passRate().orElse(100))
            .thenComparing(scenario -> -scenario.counts().failCount())
            .thenComparing(ScenarioDigest::name);

    private final StoredRun run;
    private final RunSummary summary;
    private final Map<Place, List<StepGroup>> steps;
    private final Map<Place, Long> assertions =
            new TreeMap<>(Comparator.comparing(Place::scenarioId, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Place::name));
    private final Map<Place, Long> failedAssertions = new HashMap<>();
    private Map<Place, List<Example>> stepExamples;
    private Map<Place, List<Example>> assertionExamples;

    ScenarioReader(StoredRun run, RunSummary summary, List<StepGroup> groups) {
        this.run = run;
        this.summary = summary;
        this.steps =
                groups.stream().collect(Collectors.groupingBy(group -> new Place(group.scenarioId(), group.name())));
    }

    /** Worst first. */
    List<ScenarioDigest> read() {
        Map<Place, Long> failedSteps = new HashMap<>();
        steps.forEach((place, own) -> failedSteps.put(place, RunDigestReader.failed(own)));
        stepExamples = ExampleReader.ofSteps(run, failedSteps);
        for (AssertionCount count : run.assertions().countByKind()) {
            Place place = new Place(count.scenarioId(), count.name());
            assertions.merge(place, count.count(), Long::sum);
            failedAssertions.merge(place, Boolean.FALSE.equals(count.passed()) ? count.count() : 0, Long::sum);
        }
        assertionExamples = ExampleReader.ofAssertions(run, failedAssertions);
        SortedMap<String, LatencyStatistics> durations = run.instances().durationByScenario();
        return counts().stream()
                .map(counts ->
                        scenario(counts, counts.scenarioId() == null ? null : durations.get(counts.scenarioId())))
                .sorted(WORST_FIRST)
                .toList();
    }

    /** Every scenario, and null if there is anything that belongs to none. */
    private List<ScenarioSummary> counts() {
        List<ScenarioSummary> counts = new ArrayList<>(summary.scenarios());
        ScenarioSummary rest = new ScenarioSummary(
                null,
                summary.instanceCount() - sum(ScenarioSummary::instanceCount),
                summary.passCount() - sum(ScenarioSummary::passCount),
                summary.failCount() - sum(ScenarioSummary::failCount),
                summary.errorCount() - sum(ScenarioSummary::errorCount));
        boolean strays = steps.keySet().stream().anyMatch(place -> place.scenarioId() == null)
                || assertions.keySet().stream().anyMatch(place -> place.scenarioId() == null);
        if (rest.instanceCount() > 0 || strays) {
            counts.add(rest);
        }
        return counts;
    }

    private long sum(ToLongFunction<ScenarioSummary> count) {
        return summary.scenarios().stream().mapToLong(count).sum();
    }

    private ScenarioDigest scenario(ScenarioSummary counts, LatencyStatistics durations) {
        List<StepDigest> ownSteps = new ArrayList<>();
        summary.steps().forEach(step -> {
            Place place = new Place(counts.scenarioId(), step.name());
            if (steps.containsKey(place)) {
                ownSteps.add(step(place));
            }
        });
        List<AssertionDigest> ownAssertions = assertions.keySet().stream()
                .filter(place -> Objects.equals(place.scenarioId(), counts.scenarioId()))
                .map(this::assertion)
                .toList();
        return new ScenarioDigest(
                counts, errored(counts), durations == null ? null : Latencies.of(durations), ownSteps, ownAssertions);
    }

    private List<Example> errored(ScenarioSummary counts) {
        if (counts.errorCount() == 0 || counts.scenarioId() == null) {
            return List.of();
        }
        return run.instances().errored().inScenario(counts.scenarioId()).limit(Example.MOST).list().stream()
                .map(instance -> new Example(instance.id(), Brief.sentence(instance.error()), null, null))
                .toList();
    }

    private StepDigest step(Place place) {
        List<StepGroup> groups = steps.get(place);
        return new StepDigest(
                place.name(),
                RunDigestReader.count(groups),
                RunDigestReader.failed(groups),
                RunDigestReader.latency(groups),
                stepExamples.getOrDefault(place, List.of()));
    }

    private AssertionDigest assertion(Place place) {
        return new AssertionDigest(
                place.name(),
                assertions.get(place),
                failedAssertions.get(place),
                assertionExamples.getOrDefault(place, List.of()));
    }
}
