package dev.turbulence.report.query;

import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.StoredRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers whose rows are numbers over many records. */
final class NumberAnswers {

    private static final List<Column> STATUS_CODES = List.of(
            Column.of("action_name"),
            Column.of("service"),
            Column.of("status_code"),
            Column.of("steps"),
            Column.of("percent"));

    private static final List<Column> LATENCY = List.of(
            Column.of("action_name"),
            Column.of("samples"),
            Column.of("min_ms"),
            Column.of("mean_ms"),
            Column.of("p50_ms"),
            Column.of("p95_ms"),
            Column.of("p99_ms"),
            Column.of("max_ms"));

    private static final List<Column> ERRORS = List.of(
            Column.of("instances"),
            Column.of("kind"),
            Column.of("location"),
            Column.of("message"),
            Column.of("instance_ids"));

    private record Code(String name, String service, Integer statusCode) {}

    private NumberAnswers() {}

    static Answer statusCodes(StoredRun run, Narrowing narrowing) {
        Map<Code, Long> counts = new LinkedHashMap<>();
        Map<String, Long> ofName = new LinkedHashMap<>();
        for (StepCount kind : narrowing
                .narrow(run.steps().ofType(RecordAnswers.LATENCY_TYPES))
                .countByKind()) {
            if (!kind.skipped()) {
                counts.merge(new Code(kind.name(), kind.service(), kind.statusCode()), kind.count(), Long::sum);
                ofName.merge(kind.name(), kind.count(), Long::sum);
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        counts.forEach((code, count) -> rows.add(Arrays.asList(
                code.name(), code.service(), code.statusCode(), count, 100.0 * count / ofName.get(code.name()))));
        return Answer.of(STATUS_CODES, rows, narrowing.range());
    }

    static Answer latency(StoredRun run, Narrowing narrowing) {
        SortedMap<String, Latencies> byName = new TreeMap<>();
        if (narrowing.filters().isEmpty()) {
            // A run in a database knows these without looking at its steps.
            run.summary().steps().stream()
                    .filter(step -> step.latency() != null)
                    .forEach(step -> byName.put(step.name(), step.latency()));
        } else {
            narrowing
                    .narrow(run.steps())
                    .latencyByName()
                    .forEach((name, latency) -> byName.put(name, Latencies.of(latency)));
        }
        List<List<Object>> rows = new ArrayList<>();
        byName.forEach((name, latency) -> rows.add(row(name, latency)));
        return Answer.of(LATENCY, rows, narrowing.range());
    }

    private static List<Object> row(String name, Latencies latency) {
        return List.of(
                name,
                latency.count(),
                RecordAnswers.millis(latency.min()),
                RecordAnswers.millis(latency.mean()),
                RecordAnswers.millis(latency.p50()),
                RecordAnswers.millis(latency.p95()),
                RecordAnswers.millis(latency.p99()),
                RecordAnswers.millis(latency.max()));
    }

    static Answer errors(StoredRun run, Narrowing narrowing) {
        return Answer.of(
                ERRORS,
                run.summary().failures().stream().map(NumberAnswers::row).toList(),
                narrowing.range());
    }

    private static List<Object> row(FailureCause cause) {
        return Arrays.asList(cause.count(), cause.kind(), cause.where(), cause.message(), cause.instanceIds());
    }
}
