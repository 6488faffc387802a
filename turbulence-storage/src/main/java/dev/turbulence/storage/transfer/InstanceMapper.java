package dev.turbulence.storage.transfer;

import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.internal.records.FoldedObject;
import dev.turbulence.storage.internal.records.InstanceMarks;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.LineReader;
import dev.turbulence.storage.internal.records.MalformedLineException;
import dev.turbulence.storage.internal.sqlite.InstanceRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines of {@code instances.jsonl} to rows of {@code instances}. */
final class InstanceMapper extends RecordMapper {

    /** The record's keys, in the order in which they are written. */
    private static final List<String> KEYS = List.of(
            "instance_id",
            "run_id",
            "correlation_id",
            "scenario_id",
            "started_at",
            "completed_at",
            "duration_ms",
            "passed",
            "entry_data",
            "error");

    private static final int INSTANCE_ID = KEYS.indexOf("instance_id");
    private static final int RUN_ID = KEYS.indexOf("run_id");
    private static final int CORRELATION_ID = KEYS.indexOf("correlation_id");
    private static final int SCENARIO_ID = KEYS.indexOf("scenario_id");
    private static final int STARTED_AT = KEYS.indexOf("started_at");
    private static final int COMPLETED_AT = KEYS.indexOf("completed_at");
    private static final int DURATION_MS = KEYS.indexOf("duration_ms");
    private static final int PASSED = KEYS.indexOf("passed");
    private static final int ENTRY_DATA = KEYS.indexOf("entry_data");
    private static final int ERROR = KEYS.indexOf("error");

    private final MemberColumns columns = new MemberColumns(KEYS);
    private final JsonFields entry = new JsonFields(List.of("seed_data"));
    private final JsonFields seedData = new JsonFields(List.of("variation"));
    private final InstanceMarks marks = new InstanceMarks();
    private final RunDirectory run;
    private final String runId;
    private final boolean marked;
    private final KnownInstances instances;
    private final LineProblems problems;
    private final List<InstanceRow> replacements = new ArrayList<>();
    private long lines;

    /** @param marked whether instances may be marked as warm-up or late; else nobody looks */
    InstanceMapper(RunDirectory run, String runId, boolean marked, KnownInstances instances, LineProblems problems) {
        this.run = run;
        this.runId = runId;
        this.marked = marked;
        this.instances = instances;
        this.problems = problems;
    }

    /** Number of instances that have a record. */
    long count() {
        return lines - problems.duplicates();
    }

    /** Rows of instances that are in a batch already, with an earlier record: each replaces the former. */
    List<InstanceRow> replacements() {
        return replacements;
    }

    @Override
    void map(LineReader line, RowBatch batch) throws MalformedLineException {
        InstanceRow row = row(line, lines + 1);
        lines++;
        if (instances.add(row)) {
            problems.duplicate(run.instances(), line.lineNumber(), row.id());
            replacements.add(row);
        } else {
            batch.add(row);
        }
    }

    /** @param position the instance's place in the order of recording */
    private InstanceRow row(LineReader line, long position) throws MalformedLineException {
        columns.read(line.buffer(), line.start(), line.end());
        columns.expect(RUN_ID, runId);
        Boolean passed = columns.bool(PASSED);
        if (marked) {
            marks.read(columns.fields(), ENTRY_DATA);
        }
        return new InstanceRow(
                position,
                columns.instanceId(INSTANCE_ID),
                runId,
                columns.text(SCENARIO_ID),
                columns.text(CORRELATION_ID),
                passed == null ? null : (passed ? InstanceStatus.PASS : InstanceStatus.FAIL).toString(),
                columns.timestamp(STARTED_AT),
                columns.timestamp(COMPLETED_AT),
                variation(),
                columns.text(ERROR),
                columns.decimal(DURATION_MS),
                entryData(),
                marked && marks.warmUp(),
                marked ? marks.lateStartMillis() : null,
                columns.extra().toJson());
    }

    private String entryData() {
        byte[] json = columns.object(ENTRY_DATA);
        return json == null ? null : new String(json, StandardCharsets.UTF_8);
    }

    private String variation() {
        JsonFields record = columns.fields();
        if (record.isAbsent(ENTRY_DATA)
                || !entry.read(record.json(), record.start(ENTRY_DATA), record.end(ENTRY_DATA))
                || entry.isAbsent(0)
                || !seedData.read(entry.json(), entry.start(0), entry.end(0))
                || seedData.isNull(0)
                || seedData.depth(0) > FoldedObject.MAX_DEPTH) {
            return null;
        }
        return seedData.text(0);
    }
}
