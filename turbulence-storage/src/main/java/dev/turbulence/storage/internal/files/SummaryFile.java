package dev.turbulence.storage.internal.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.Timestamps;
import java.time.Duration;
import java.time.Instant;

/** {@code summary.json}, for people and other tools. Nothing here ever believes it. */
public final class SummaryFile {

    private SummaryFile() {}

    /** Writes a run's summary, in place of one that is there. */
    public static void write(RunDirectory run, String runId, Instant startedAt, Instant completedAt, RunTotals totals) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run_id", runId);
        json.put("completed_at", Timestamps.format(completedAt));
        json.put("total_instances", totals.instances());
        json.put("pass_count", totals.passed());
        json.put("fail_count", totals.failed());
        json.put("error_count", totals.errored());
        json.put("pass_rate", totals.passRate());
        json.put("duration_ms", Millis.of(Duration.between(startedAt, completedAt)));
        json.put("total_steps", totals.steps());
        json.put("total_assertions", totals.assertions());
        json.put("assertions_passed", totals.assertions() - totals.assertionsFailed());
        json.put("assertions_failed", totals.assertionsFailed());
        json.put("p50_latency_ms", totals.p50Millis());
        json.put("p95_latency_ms", totals.p95Millis());
        json.put("p99_latency_ms", totals.p99Millis());
        JsonFile.write(run.summary(), json);
    }
}
