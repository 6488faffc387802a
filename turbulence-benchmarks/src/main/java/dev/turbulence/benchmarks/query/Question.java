package dev.turbulence.benchmarks.query;

import dev.turbulence.storage.RecordQuery;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people ask of a run, of our API and in SQL.
 *
 * @param reads the files that hold the answer
 * @param ours answers with a number that depends on everything asked for, so that nothing is left out
 * @param sql the same for DuckDB; null for what only we answer
 */
record Question(String name, Set<RecordFile> reads, ToDoubleFunction<StoredRun> ours, String sql) {

    /** The files of a run of JSON lines. */
    enum RecordFile {
        INSTANCES,
        STEPS,
        ASSERTIONS;

        Path in(RunDirectory run) {
            return switch (this) {
                case INSTANCES -> run.instances();
                case STEPS -> run.steps();
                case ASSERTIONS -> run.assertions();
            };
        }
    }

    private static final Set<RecordFile> OF_INSTANCES = EnumSet.of(RecordFile.INSTANCES);
    private static final Set<RecordFile> OF_STEPS = EnumSet.of(RecordFile.STEPS);
    private static final Set<RecordFile> OF_STEPS_JOINED = EnumSet.of(RecordFile.INSTANCES, RecordFile.STEPS);
    private static final Set<RecordFile> OF_ASSERTIONS_JOINED = EnumSet.of(RecordFile.INSTANCES, RecordFile.ASSERTIONS);
    private static final Set<RecordFile> OF_ALL = EnumSet.allOf(RecordFile.class);

    private static final String SAMPLES =
            " steps WHERE action_type IN ('http', 'wait', 'grpc') AND NOT skipped AND latency_ms IS NOT NULL";
    private static final String PERCENTILES = "quantile_cont(latency_ms, [0.5, 0.95, 0.99])";

    static final List<Question> ALL = List.of(
            new Question(
                    "count failed instances",
                    OF_INSTANCES,
                    run -> run.instances().failed().count(),
                    "SELECT count(*) FROM instances WHERE status = 'fail'"),
            new Question(
                    "failed instances, all, with their fields",
                    OF_INSTANCES,
                    run -> sum(
                            run.instances().failed(), instance -> instance.id().length()),
                    "SELECT * FROM instances WHERE status = 'fail'"),
            new Question(
                    "instances, all, with their fields",
                    OF_INSTANCES,
                    run -> sum(run.instances(), instance -> instance.id().length()),
                    "SELECT * FROM instances"),
            new Question(
                    "http steps with instances, first 1000",
                    OF_STEPS_JOINED,
                    run -> sum(
                            run.steps().ofType("http").limit(1000).withInstances(),
                            joined -> joined.step().latency().toNanos()),
                    "SELECT * FROM steps JOIN instances ON instances.id = instance_id WHERE action_type = 'http'"
                            + " LIMIT 1000"),
            new Question(
                    "http steps with instances, count",
                    OF_STEPS,
                    run -> run.steps().ofType("http").withInstances().count(),
                    "SELECT count(*) FROM steps JOIN instances ON instances.id = instance_id"
                            + " WHERE action_type = 'http'"),
            new Question(
                    "failed assertions with instances",
                    OF_ASSERTIONS_JOINED,
                    run -> sum(
                            run.assertions().failed().withInstances(),
                            joined -> joined.assertion().name().length()),
                    "SELECT * FROM assertions JOIN instances ON instances.id = instance_id"
                            + " WHERE NOT assertions.passed"),
            new Question(
                    "count by status",
                    OF_INSTANCES,
                    run -> run.instances().passed().count()
                            + run.instances().failed().count(),
                    "SELECT status, count(*) FROM instances GROUP BY 1"),
            new Question(
                    "count by scenario",
                    OF_INSTANCES,
                    run -> run.manifest().scenarioIds().stream()
                            .mapToLong(id -> run.instances().inScenario(id).count())
                            .sum(),
                    "SELECT scenario_id, count(*) FROM instances GROUP BY 1"),
            new Question(
                    "count by step name, type, service and status code",
                    OF_STEPS,
                    run -> run.steps().countByKind().stream()
                            .mapToLong(StepCount::count)
                            .sum(),
                    "SELECT action_name, action_type, service, status_code, count(*) FROM steps GROUP BY ALL"),
            new Question(
                    "count by step type",
                    OF_STEPS,
                    run -> run.steps().countByKind().stream()
                            .collect(Collectors.groupingBy(StepCount::type, Collectors.summingLong(StepCount::count)))
                            .get("http"),
                    "SELECT action_type, count(*) FROM steps GROUP BY 1"),
            new Question(
                    "steps with one status code, count",
                    OF_STEPS,
                    run -> run.steps().withStatusCode(503).count(),
                    "SELECT count(*) FROM steps WHERE status_code = 503"),
            new Question(
                    "p50, p95, p99 by step name",
                    OF_STEPS,
                    run -> run.steps().latencyByName().values().stream()
                            .mapToLong(latency -> latency.p50().toNanos()
                                    + latency.p95().toNanos()
                                    + latency.p99().toNanos())
                            .sum(),
                    "SELECT action_name, " + PERCENTILES + " FROM" + SAMPLES + " GROUP BY 1"),
            new Question(
                    "p50, p95, p99 of one step name",
                    OF_STEPS,
                    run -> run.steps().named("create_order").latency().p95().toNanos(),
                    "SELECT " + PERCENTILES + " FROM" + SAMPLES + " AND action_name = 'create_order'"),
            new Question(
                    "slowest 10 steps",
                    OF_STEPS,
                    run -> sum(
                            run.steps().slowestFirst().limit(10),
                            step -> step.latency().toNanos()),
                    "SELECT * FROM steps ORDER BY latency_ms DESC LIMIT 10"),
            new Question("summary", OF_ALL, run -> run.summary().stepCount(), null),
            gate("fail_count>0"),
            gate("fail_rate>50, p95_latency_ms>60s, p99_latency_ms[step=*]>60s, assertions_failed>1000000"),
            gate("p99.9_latency_ms[scenario=*,step=*]>60s"),
            gate("p95_latency_ms[scenario=*,step=*]>1ms, failed_steps[scenario=*]>0"));

    private static Question gate(String conditions) {
        return new Question("gate `" + conditions + "`", OF_ALL, run -> judge(conditions, run), null);
    }

    private static double judge(String conditions, StoredRun run) {
        return Gate.parse(conditions).judge(run).judgements().size();
    }

    private static <T> double sum(RecordQuery<T> query, ToDoubleFunction<T> number) {
        try (Stream<T> records = query.stream()) {
            return records.mapToDouble(number).sum();
        }
    }
}
