package dev.turbulence.report.query;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionQuery;
import dev.turbulence.storage.AssertionWithInstance;
import dev.turbulence.storage.FailedInstance;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.InstanceQuery;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepQuery;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.StoredRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Answers whose rows are records. */
final class RecordAnswers {

    static final String[] LATENCY_TYPES = Step.LATENCY_TYPES.toArray(String[]::new);

    private static final List<Column> INSTANCE = List.of(
            Column.of("instance_id"),
            Column.of("scenario_id"),
            Column.of("kind"),
            Column.of("location"),
            Column.of("message"),
            Column.of("duration_ms"),
            Column.detail("started_at"),
            Column.detail("completed_at"),
            Column.detail("correlation_id"),
            Column.detail("error"));

    private static final List<Column> STEP = List.of(
            Column.of("instance_id"),
            Column.of("scenario_id"),
            Column.of("status"),
            Column.detail("correlation_id"),
            Column.detail("step_index"),
            Column.of("action_name"),
            Column.of("action_type"),
            Column.of("service"),
            Column.of("status_code"),
            Column.of("ok"),
            Column.of("latency_ms"),
            Column.of("error"),
            Column.detail("started_at"),
            Column.detail("completed_at"),
            Column.detail("skipped"),
            Column.detail("observation"));

    /** Without the type, which is the same for all. */
    private static final List<Column> HTTP_STEP = STEP.stream()
            .map(column -> column.name().equals("action_type") ? Column.detail(column.name()) : column)
            .toList();

    private static final List<Column> ASSERTION = List.of(
            Column.of("instance_id"),
            Column.of("scenario_id"),
            Column.detail("status"),
            Column.detail("correlation_id"),
            Column.detail("step_index"),
            Column.of("assertion_name"),
            Column.of("expected"),
            Column.of("actual"),
            Column.of("message"),
            Column.detail("timestamp"));

    private RecordAnswers() {}

    static Answer failedInstances(StoredRun run, Narrowing narrowing) {
        InstanceQuery all = narrowing.narrow(run.instances()).failed();
        return Answer.of(
                INSTANCE, all.withCauses(), narrowing.page(all).withCauses(), narrowing.range(), RecordAnswers::row);
    }

    static Answer httpSteps(StoredRun run, Narrowing narrowing) {
        return steps(HTTP_STEP, narrowing.narrow(run.steps().ofType("http")), narrowing);
    }

    static Answer steps(StoredRun run, Narrowing narrowing) {
        return steps(STEP, narrowing.narrow(run.steps()), narrowing);
    }

    static Answer slowestSteps(StoredRun run, Narrowing narrowing) {
        return steps(STEP, narrowing.narrow(run.steps().ofType(LATENCY_TYPES)).slowestFirst(), narrowing);
    }

    private static Answer steps(List<Column> columns, StepQuery all, Narrowing narrowing) {
        return Answer.of(
                columns,
                all.withInstances(),
                narrowing.page(all).withInstances(),
                narrowing.range(),
                RecordAnswers::row);
    }

    static Answer failedAssertions(StoredRun run, Narrowing narrowing) {
        AssertionQuery all = narrowing.narrow(run.assertions()).failed();
        return Answer.of(
                ASSERTION,
                all.withInstances(),
                narrowing.page(all).withInstances(),
                narrowing.range(),
                RecordAnswers::row);
    }

    private static List<Object> row(FailedInstance failed) {
        Instance instance = failed.instance();
        return Arrays.asList(
                instance.id(),
                instance.scenarioId(),
                failed.kind(),
                failed.where(),
                failed.message(),
                millis(instance.duration()),
                instance.startedAt(),
                instance.completedAt(),
                instance.correlationId(),
                instance.error());
    }

    private static List<Object> row(StepWithInstance joined) {
        Step step = joined.step();
        List<String> errors = step.observation().errors();
        return Arrays.asList(
                step.instanceId(),
                joined.instance().scenarioId(),
                status(joined.instance()),
                step.correlationId(),
                step.index(),
                step.name(),
                step.type(),
                step.service(),
                step.statusCode(),
                step.ok(),
                millis(step.latency()),
                errors.isEmpty() ? null : errors.get(0),
                step.startedAt(),
                step.completedAt(),
                step.skipped(),
                new JsonValue(step.observation().json()));
    }

    private static List<Object> row(AssertionWithInstance joined) {
        Assertion assertion = joined.assertion();
        return Arrays.asList(
                assertion.instanceId(),
                joined.instance().scenarioId(),
                status(joined.instance()),
                assertion.correlationId(),
                assertion.stepIndex(),
                assertion.name(),
                new JsonValue(assertion.expected().toString()),
                new JsonValue(assertion.actual().toString()),
                assertion.message(),
                assertion.timestamp());
    }

    private static String status(Instance instance) {
        return instance.status().map(InstanceStatus::toString).orElse(null);
    }

    static Double millis(Duration duration) {
        return duration == null ? null : duration.toNanos() / 1e6;
    }
}
