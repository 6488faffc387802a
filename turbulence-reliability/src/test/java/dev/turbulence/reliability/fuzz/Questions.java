package dev.turbulence.reliability.fuzz;

import dev.turbulence.report.ConsoleSummary;
import dev.turbulence.report.ReportFormat;
import dev.turbulence.report.RunReport;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionQuery;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.NoSamplesException;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepQuery;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Everything that a stored run can be asked. */
final class Questions {

    private static final Gate GATE = Gate.parse("fail_count>0, error_count>0, pass_rate<100, step_count<1,"
            + " p99_latency_ms[step=*]>1ms, failed_steps[service=*]>0, assertions_failed[scenario=*]>0, duration_ms>1,"
            + " requests_per_second<1");
    private static final int SOME = 3;
    private static final int DETAILED = 4;

    private record Question(String name, Function<StoredRun, Object> ask) {}

    private static final List<Question> ALL = List.of(
            new Question("id", StoredRun::id),
            new Question("manifest", StoredRun::manifest),
            new Question("load", run -> run.manifest().load()),
            new Question("state", StoredRun::state),
            new Question("abort reason", StoredRun::abortReason),
            new Question("names", StoredRun::names),
            new Question("instances", run -> run.instances().list()),
            new Question(
                    "all instances", run -> run.instances().includingWarmUp().list()),
            new Question("failed instances", run -> run.instances().failed().list()),
            new Question("errored instances", run -> run.instances().errored().count()),
            new Question(
                    "instances with causes", run -> run.instances().withCauses().list()),
            new Question(
                    "slowest instances",
                    run -> run.instances().slowestFirst().limit(SOME).list()),
            new Question(
                    "oldest instances",
                    run -> run.instances().oldestFirst().limit(SOME).list()),
            new Question("durations", run -> shown(run.instances().durationByScenario())),
            new Question("steps", run -> steps(run.steps())),
            new Question("all steps", run -> stepsWithInstances(run.steps().includingWarmUp())),
            new Question("failed steps", run -> stepsWithInstances(run.steps().failed())),
            new Question(
                    "slowest steps", run -> steps(run.steps().slowestFirst().limit(SOME))),
            new Question("oldest steps", run -> steps(run.steps().oldestFirst().limit(SOME))),
            new Question("steps by kind", run -> new HashSet<>(run.steps().countByKind())),
            new Question("groups of steps", run -> groups(run)),
            new Question("steps over time", run -> run.steps().overTime(SOME)),
            new Question("latencies", run -> shown(run.steps().latency())),
            new Question("latencies by name", run -> shown(run.steps().latencyByName())),
            new Question(
                    "instances of failed steps", run -> run.steps().failed().instanceIds(SOME)),
            new Question("assertions", run -> assertions(run.assertions().includingWarmUp())),
            new Question("failed assertions", run -> assertions(run.assertions().failed())),
            new Question(
                    "assertions by kind", run -> new HashSet<>(run.assertions().countByKind())),
            new Question("summary", run -> withoutStorage(run.summary())));

    private Questions() {}

    /** The answers by question; the kind of the error where there was a clean one. */
    static Map<String, Object> ask(StoredRun run) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Question question : ALL) {
            answers.put(question.name(), answer(run, question));
        }
        return answers;
    }

    private static Object answer(StoredRun run, Question question) {
        try {
            return question.ask().apply(run);
        } catch (NoSamplesException e) {
            return "no samples";
        } catch (StorageException e) {
            return CleanErrors.require(e, name(run));
        } catch (RuntimeException | Error e) {
            throw new Finding("asked for its " + question.name(), e);
        }
    }

    /** Judges the run and writes all its reports. */
    static void report(StoredRun run, Path folder) {
        try {
            RunReport report = RunReport.of(run, GATE, DETAILED);
            report.write(folder, Set.of(ReportFormat.values()));
            ConsoleSummary.PLAIN.lines(run, report.verdict());
        } catch (StorageException e) {
            CleanErrors.require(e, name(run));
        }
    }

    private static String name(StoredRun run) {
        return run.directory().path().getFileName().toString();
    }

    private static RunSummary withoutStorage(RunSummary summary) {
        return new RunSummary(
                summary.runId(),
                null,
                summary.load(),
                summary.state(),
                summary.abortReason(),
                summary.startedAt(),
                summary.completedAt(),
                summary.instanceCount(),
                summary.passCount(),
                summary.failCount(),
                summary.errorCount(),
                summary.stepCount(),
                summary.failedSteps(),
                summary.requestCount(),
                summary.assertionCount(),
                summary.assertionsFailed(),
                summary.latency(),
                summary.scenarios(),
                summary.steps(),
                summary.failures());
    }

    private static Object steps(StepQuery query) {
        return query.list().stream().map(Questions::ofInstance).toList();
    }

    private static Object stepsWithInstances(StepQuery query) {
        return query.withInstances().list().stream()
                .map(pair -> List.of(ofInstance(pair.step()), Optional.ofNullable(pair.instance())))
                .toList();
    }

    /** Without its correlation id: a database takes that of the instance, JSON lines what a foreign record says. */
    private static Step ofInstance(Step step) {
        return new Step(
                step.instanceId(),
                step.runId(),
                null,
                step.index(),
                step.name(),
                step.type(),
                step.startedAt(),
                step.completedAt(),
                step.service(),
                step.latency(),
                step.statusCode(),
                step.ok(),
                step.skipped(),
                step.observation());
    }

    private static Object assertions(AssertionQuery query) {
        return query.withInstances().list().stream()
                .map(pair -> List.of(ofInstance(pair.assertion()), Optional.ofNullable(pair.instance())))
                .toList();
    }

    private static Assertion ofInstance(Assertion assertion) {
        return new Assertion(
                assertion.instanceId(),
                assertion.runId(),
                null,
                assertion.stepIndex(),
                assertion.name(),
                assertion.passed(),
                assertion.expected(),
                assertion.actual(),
                assertion.message(),
                assertion.timestamp());
    }

    private static Object groups(StoredRun run) {
        Set<Object> groups = new HashSet<>();
        run.steps()
                .groups()
                .forEach(group -> groups.add(List.of(
                        String.valueOf(group.scenarioId()),
                        String.valueOf(group.name()),
                        String.valueOf(group.statusCode()),
                        group.count(),
                        group.failed(),
                        group.latency() == null ? "none" : shown(group.latency()))));
        return groups;
    }

    private static Object shown(Map<String, LatencyStatistics> statistics) {
        Map<String, Object> shown = new TreeMap<>();
        statistics.forEach((name, samples) -> shown.put(name, shown(samples)));
        return shown;
    }

    private static Object shown(LatencyStatistics samples) {
        List<Object> shown = new ArrayList<>(List.of(samples.count(), samples.min(), samples.max()));
        shown.addAll(List.of(samples.p50(), samples.p95(), samples.p99()));
        return shown;
    }
}
