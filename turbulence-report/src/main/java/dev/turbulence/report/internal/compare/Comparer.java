package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.Shares.Share;
import dev.turbulence.report.internal.compare.statistics.Confidence;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.RunSummary.StepSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Reads two runs and compares them. */
public final class Comparer {

    private final Side base;
    private final Side run;
    private final Map<String, StepSummary> baseSteps;
    private final Map<String, StepSummary> runSteps;
    private final AssertionNumbers assertions;
    private final CauseNumbers causes;

    private Comparer(RunReading base, RunReading run) {
        this.base = base.side();
        this.run = run.side();
        this.baseSteps = steps(this.base);
        this.runSteps = steps(this.run);
        this.assertions = new AssertionNumbers(base.assertions(), run.assertions());
        this.causes = new CauseNumbers(this.base, this.run);
    }

    /**
     * Compares two runs, whatever became of them. One is read after the other: nothing that grows with the one is kept
     * when the other is read. So that this can be, the base alone says how many latencies are compared.
     *
     * @param base the folder of the run that is compared with
     * @param run the folder of the run that is compared
     * @throws dev.turbulence.storage.StorageException if one of them cannot be read
     */
    public static Comparison compare(Path base, Path run) {
        RunReading first = RunReading.read(base, Comparer::confidence);
        RunReading second = RunReading.read(run, summary -> first.confidence());
        return new Comparer(first, second).compare(first.confidence(), first.latencies(), second.latencies());
    }

    private static Confidence confidence(RunSummary base) {
        long steps =
                base.steps().stream().filter(step -> step.latency() != null).count();
        return new Confidence(Math.toIntExact(LatencyFacts.JUDGED.size() * (steps + 1)));
    }

    private static Map<String, StepSummary> steps(Side side) {
        return side.summary().steps().stream().collect(Collectors.toMap(StepSummary::name, Function.identity()));
    }

    private int shareComparisons() {
        long steps = baseSteps.keySet().stream().filter(runSteps::containsKey).count();
        Set<String> scenarios = scenarioIds(base);
        scenarios.retainAll(scenarioIds(run));
        return Math.toIntExact(1 + steps + scenarios.size() + assertions.size() + causes.size());
    }

    private Comparison compare(Confidence confidence, RunLatencies baseLatencies, RunLatencies runLatencies) {
        Shares shares = new Shares(new Confidence(shareComparisons()));
        return new Comparison(
                base,
                run,
                confidence,
                shares.confidence(),
                Doubts.between(base, run),
                totals(shares),
                LatencyFacts.compare(baseLatencies.all(), runLatencies.all(), confidence),
                stepNames().stream()
                        .map(name -> step(
                                name,
                                shares,
                                LatencyFacts.compare(
                                        baseLatencies.byStep().get(name),
                                        runLatencies.byStep().get(name),
                                        confidence)))
                        .toList(),
                scenarios(shares),
                assertions.failing(shares),
                assertions.held(),
                causes.compare(shares));
    }

    private List<Compared> totals(Shares shares) {
        return List.of(
                count(Measure.INSTANCES, RunSummary::instanceCount),
                count(Measure.PASSED, RunSummary::passCount),
                count(Measure.FAILED, RunSummary::failCount),
                count(Measure.ERRORED, RunSummary::errorCount),
                shares.compare(
                        Measure.PASS_RATE,
                        new Share(base.summary().passCount(), base.ended()),
                        new Share(run.summary().passCount(), run.ended())),
                Compared.notJudged(Measure.DURATION, duration(base), duration(run)),
                count(Measure.REQUESTS, RunSummary::requestCount),
                Compared.notJudged(Measure.THROUGHPUT, throughput(base), throughput(run)));
    }

    private Compared count(Measure measure, ToLongFunction<RunSummary> count) {
        return Compared.notJudged(
                measure, (double) count.applyAsLong(base.summary()), (double) count.applyAsLong(run.summary()));
    }

    private static Double duration(Side side) {
        return side.summary()
                .countedDuration()
                .map(time -> time.toNanos() / 1e6)
                .orElse(null);
    }

    private static Double throughput(Side side) {
        return side.summary().requestsPerSecond().isPresent()
                ? side.summary().requestsPerSecond().getAsDouble()
                : null;
    }

    private Set<String> stepNames() {
        Set<String> names = new LinkedHashSet<>();
        run.summary().steps().forEach(step -> names.add(step.name()));
        base.summary().steps().forEach(step -> names.add(step.name()));
        return names;
    }

    private Part step(String name, Shares shares, List<Compared> latencies) {
        StepSummary before = baseSteps.get(name);
        StepSummary after = runSteps.get(name);
        List<Compared> numbers = new ArrayList<>();
        numbers.add(Compared.notJudged(
                Measure.COUNT,
                before == null ? null : (double) before.count(),
                after == null ? null : (double) after.count()));
        numbers.add(shares.compare(Measure.FAIL_RATE, failed(before), failed(after)));
        numbers.addAll(latencies);
        return new Part(name, null, Presence.of(before != null, after != null), numbers);
    }

    private static Share failed(StepSummary step) {
        return step == null ? new Share(0, 0) : new Share(step.failed(), step.count());
    }

    private static Set<String> scenarioIds(Side side) {
        return side.summary().scenarios().stream()
                .map(ScenarioSummary::scenarioId)
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Part> scenarios(Shares shares) {
        Set<String> ids = scenarioIds(base);
        ids.addAll(scenarioIds(run));
        return ids.stream()
                .map(id -> scenario(id, scenario(base, id), scenario(run, id), shares))
                .toList();
    }

    private static ScenarioSummary scenario(Side side, String id) {
        return side.summary().scenarios().stream()
                .filter(scenario -> String.valueOf(scenario.scenarioId()).equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Part scenario(String id, ScenarioSummary before, ScenarioSummary after, Shares shares) {
        return new Part(
                id,
                null,
                Presence.of(before != null, after != null),
                List.of(
                        Compared.notJudged(
                                Measure.INSTANCES,
                                before == null ? null : (double) before.instanceCount(),
                                after == null ? null : (double) after.instanceCount()),
                        Compared.notJudged(
                                Measure.FAILED,
                                before == null ? null : (double) before.failCount(),
                                after == null ? null : (double) after.failCount()),
                        shares.compare(Measure.PASS_RATE, passed(before), passed(after))));
    }

    private static Share passed(ScenarioSummary scenario) {
        return scenario == null
                ? new Share(0, 0)
                : new Share(scenario.passCount(), scenario.passCount() + scenario.failCount());
    }
}
