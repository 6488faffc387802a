package dev.turbulence.benchmarks.query;

import dev.turbulence.storage.RecordQuery;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What people ask of a run, of our API and in SQL.
 *
 * @param ours answers with a number that depends on everything asked for, so that nothing is left out
 * @param sql the same for DuckDB; null for what only a gate answers
 */
record Question(String name, ToDoubleFunction<StoredRun> ours, String sql) {

    private static final String SAMPLES =
            " steps WHERE action_type IN ('http', 'wait', 'grpc') AND NOT skipped AND latency_ms IS NOT NULL";
    private static final String PERCENTILES = "quantile_cont(latency_ms, [0.5, 0.95, 0.99])";

    private static final String BY_SCENARIO_AND_STEP = "p99.9_latency_ms[scenario=*,step=*]>60s";

    static final List<Question> ALL = List.of(
            new Question(
                    "count failed instances",
                    run -> run.instances().failed().count(),
                    "SELECT count(*) FROM instances WHERE status = 'fail'"),
            new Question(
                    "failed instances, all, with their fields",
                    run -> sum(
                            run.instances().failed(), instance -> instance.id().length()),
                    "SELECT * FROM instances WHERE status = 'fail'"),
            new Question(
                    "http steps with instances, first 1000",
                    run -> sum(
                            run.steps().ofType("http").limit(1000).withInstances(),
                            joined -> joined.step().latency().toNanos()),
                    "SELECT * FROM steps JOIN instances ON instances.id = instance_id WHERE action_type = 'http'"
                            + " LIMIT 1000"),
            new Question(
                    "http steps with instances, count",
                    run -> run.steps().ofType("http").withInstances().count(),
                    "SELECT count(*) FROM steps JOIN instances ON instances.id = instance_id"
                            + " WHERE action_type = 'http'"),
            new Question(
                    "failed assertions with instances",
                    run -> sum(
                            run.assertions().failed().withInstances(),
                            joined -> joined.assertion().name().length()),
                    "SELECT * FROM assertions JOIN instances ON instances.id = instance_id"
                            + " WHERE NOT assertions.passed"),
            new Question(
                    "count by status",
                    run -> run.instances().passed().count()
                            + run.instances().failed().count(),
                    "SELECT status, count(*) FROM instances GROUP BY 1"),
            new Question(
                    "count by scenario",
                    run -> run.summary().scenarios().stream()
                            .mapToLong(ScenarioSummary::instanceCount)
                            .sum(),
                    "SELECT scenario_id, count(*) FROM instances GROUP BY 1"),
            new Question(
                    "count by step type",
                    run -> run.names().types().stream()
                            .mapToLong(type -> run.steps().ofType(type).count())
                            .sum(),
                    "SELECT action_type, count(*) FROM steps GROUP BY 1"),
            new Question(
                    "count by status code",
                    run -> Stream.of(200, 201, 500, 502, 503)
                            .mapToLong(code -> run.steps().withStatusCode(code).count())
                            .sum(),
                    "SELECT status_code, count(*) FROM steps GROUP BY 1"),
            new Question(
                    "p50, p95, p99 by step name",
                    run -> run.summary().steps().stream()
                            .map(StepSummary::latency)
                            .mapToLong(latency -> latency.p50().toNanos()
                                    + latency.p95().toNanos()
                                    + latency.p99().toNanos())
                            .sum(),
                    "SELECT action_name, " + PERCENTILES + " FROM" + SAMPLES + " GROUP BY 1"),
            new Question(
                    "p50, p95, p99 of one step name, not from the summary",
                    run -> run.steps().named("create_order").latency().p95().toNanos(),
                    "SELECT " + PERCENTILES + " FROM" + SAMPLES + " AND action_name = 'create_order'"),
            new Question(
                    "slowest 10 steps",
                    run -> sum(
                            run.steps().slowestFirst().limit(10),
                            step -> step.latency().toNanos()),
                    "SELECT * FROM steps ORDER BY latency_ms DESC LIMIT 10"),
            new Question("summary", run -> run.summary().stepCount(), null),
            gate("fail_rate>50, p95_latency_ms>60s, p99_latency_ms[step=*]>60s, assertions_failed>1000000"),
            new Question(
                    gateName(BY_SCENARIO_AND_STEP),
                    run -> judge(BY_SCENARIO_AND_STEP, run),
                    "SELECT scenario_id, action_name, quantile_cont(latency_ms, 0.999) FROM"
                            + SAMPLES.replace("steps WHERE", "steps JOIN instances ON instances.id = instance_id WHERE")
                            + " GROUP BY 1, 2"));

    private static Question gate(String conditions) {
        return new Question(gateName(conditions), run -> judge(conditions, run), null);
    }

    private static String gateName(String conditions) {
        return String.format(Locale.ROOT, "gate `%s`", conditions);
    }

    private static double judge(String conditions, StoredRun run) {
        if (!Gate.parse(conditions).judge(run).passed()) {
            throw new IllegalStateException(Gate.parse(conditions).judge(run).toString());
        }
        return 1;
    }

    private static <T> double sum(RecordQuery<T> query, ToDoubleFunction<T> number) {
        try (Stream<T> records = query.stream()) {
            return records.mapToDouble(number).sum();
        }
    }
}
