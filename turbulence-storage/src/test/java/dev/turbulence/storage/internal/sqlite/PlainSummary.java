package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.Millis;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What a summary means, written down as plainly as can be. */
final class PlainSummary {

    private PlainSummary() {}

    static void assertSame(RunSummary summary, RandomRun whole) {
        RandomRun run = whole.counted();
        List<Instance> instances = run.instances();
        assertThat(summary.load().warmUpInstances()).isEqualTo(count(whole.instances(), Instance::warmUp));
        List<Duration> late = instances.stream()
                .flatMap(instance -> instance.lateStart().stream())
                .sorted()
                .toList();
        assertThat(summary.load().lateStarts()).isEqualTo(late.size());
        assertThat(summary.load().latest()).isEqualTo(late.isEmpty() ? Duration.ZERO : late.get(late.size() - 1));
        assertThat(summary.instanceCount()).isEqualTo(instances.size());
        assertThat(summary.passCount()).isEqualTo(count(instances, instance -> !instance.failed()));
        assertThat(summary.failCount()).isEqualTo(count(instances, Instance::failed));
        assertThat(summary.errorCount()).isEqualTo(count(instances, Instance::errored));
        assertThat(summary.stepCount()).isEqualTo(run.steps().size());
        assertThat(summary.failedSteps()).isEqualTo(count(run.steps(), Step::failed));
        assertThat(summary.requestCount()).isEqualTo(count(run.steps(), Step::isLatencySample));
        assertThat(summary.assertionCount()).isEqualTo(run.assertions().size());
        assertThat(summary.assertionsFailed()).isEqualTo(count(run.assertions(), assertion -> !assertion.passed()));
        assertSame(summary.latency(), run.steps());
        assertThat(summary.scenarios()).isEqualTo(scenarios(instances));
        assertSameSteps(summary.steps(), run.steps());
        assertSameFailures(summary.failures(), run);
    }

    private static <T> long count(List<T> records, Predicate<T> wanted) {
        return records.stream().filter(wanted).count();
    }

    private static List<ScenarioSummary> scenarios(List<Instance> instances) {
        return instances.stream()
                .map(Instance::scenarioId)
                .distinct()
                .sorted()
                .map(scenario -> {
                    List<Instance> its = instances.stream()
                            .filter(instance -> instance.scenarioId().equals(scenario))
                            .toList();
                    return new ScenarioSummary(
                            scenario,
                            its.size(),
                            count(its, Instance::passed),
                            count(its, Instance::failed),
                            count(its, Instance::errored));
                })
                .toList();
    }

    private static void assertSameSteps(List<StepSummary> summaries, List<Step> steps) {
        assertThat(summaries.stream().map(StepSummary::name))
                .isEqualTo(steps.stream().map(Step::name).distinct().toList());
        for (StepSummary summary : summaries) {
            List<Step> its = steps.stream()
                    .filter(step -> step.name().equals(summary.name()))
                    .toList();
            assertThat(summary.count()).isEqualTo(its.size());
            assertThat(summary.failed()).isEqualTo(count(its, Step::failed));
            assertThat(summary.types())
                    .isEqualTo(its.stream().map(Step::type).distinct().sorted().toList());
            assertSame(summary.latency(), its);
        }
    }

    private static void assertSame(Latencies latencies, List<Step> steps) {
        double[] millis = steps.stream()
                .filter(Step::isLatencySample)
                .mapToDouble(step -> Millis.of(step.latency()))
                .sorted()
                .toArray();
        if (millis.length == 0) {
            assertThat(latencies).isNull();
            return;
        }
        assertThat(latencies.count()).isEqualTo(millis.length);
        assertClose(latencies.min(), millis[0]);
        assertClose(latencies.max(), millis[millis.length - 1]);
        assertClose(latencies.mean(), Arrays.stream(millis).average().orElseThrow());
        assertClose(latencies.p50(), percentile(millis, 0.50));
        assertClose(latencies.p95(), percentile(millis, 0.95));
        assertClose(latencies.p99(), percentile(millis, 0.99));
    }

    /** On the straight line between the two closest ranks. */
    private static double percentile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        double below = sorted[(int) Math.floor(rank)];
        double above = sorted[(int) Math.ceil(rank)];
        return below * (1 - rank % 1) + above * (rank % 1);
    }

    /** The same but for the rounding of the last nanosecond. */
    private static void assertClose(Duration duration, double millis) {
        assertThat(duration.minus(Millis.toDuration(millis)).abs()).isLessThanOrEqualTo(Duration.ofNanos(1));
    }

    private static void assertSameFailures(List<FailureCause> failures, RandomRun run) {
        assertThat(failures.stream().mapToLong(FailureCause::count).sum())
                .isEqualTo(count(run.instances(), Instance::failed));
        for (FailureCause cause : failures) {
            for (String id : cause.instanceIds()) {
                assertThat(kindOfFailure(id, run)).isEqualTo(cause.kind());
            }
        }
    }

    /** The first failed step, else the error, else the first failed assertion, else not known. */
    private static String kindOfFailure(String id, RandomRun run) {
        boolean step = run.steps().stream().anyMatch(any -> any.instanceId().equals(id) && any.failed());
        boolean errored = run.instances().stream().anyMatch(any -> any.id().equals(id) && any.errored());
        Predicate<Assertion> failedOfIt = any -> any.instanceId().equals(id) && !any.passed();
        boolean assertion = run.assertions().stream().anyMatch(failedOfIt);
        return step ? "step" : errored || !assertion ? "error" : "assertion";
    }
}
