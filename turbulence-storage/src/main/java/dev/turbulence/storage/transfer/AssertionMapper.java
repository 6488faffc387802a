package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.records.LineReader;
import dev.turbulence.storage.internal.records.MalformedLineException;
import dev.turbulence.storage.internal.sqlite.AssertionRow;
import java.util.List;

/** Lines of {@code assertions.jsonl} to rows of {@code assertions}. */
final class AssertionMapper extends RecordMapper {

    /** The record's keys, in the order in which they are written. */
    private static final List<String> KEYS = List.of(
            "instance_id",
            "run_id",
            "correlation_id",
            "step_index",
            "assertion_name",
            "passed",
            "expected",
            "actual",
            "message",
            "timestamp");

    private static final int INSTANCE_ID = KEYS.indexOf("instance_id");
    private static final int RUN_ID = KEYS.indexOf("run_id");
    private static final int CORRELATION_ID = KEYS.indexOf("correlation_id");
    private static final int STEP_INDEX = KEYS.indexOf("step_index");
    private static final int ASSERTION_NAME = KEYS.indexOf("assertion_name");
    private static final int PASSED = KEYS.indexOf("passed");
    private static final int EXPECTED = KEYS.indexOf("expected");
    private static final int ACTUAL = KEYS.indexOf("actual");
    private static final int MESSAGE = KEYS.indexOf("message");
    private static final int TIMESTAMP = KEYS.indexOf("timestamp");

    private final MemberColumns columns = new MemberColumns(KEYS);
    private final KnownInstances instances;
    private final String runId;

    AssertionMapper(String runId, KnownInstances instances) {
        this.runId = runId;
        this.instances = instances;
    }

    @Override
    void map(LineReader line, RowBatch batch) throws MalformedLineException {
        columns.read(line.buffer(), line.start(), line.end());
        columns.expect(RUN_ID, runId);
        String instanceId = columns.instanceId(INSTANCE_ID);
        int instance = instances.find(columns, CORRELATION_ID, instanceId);
        batch.add(
                new AssertionRow(
                        instanceId,
                        instances.scenarioOf(instance),
                        instances.isWarmUp(instance),
                        columns.name(ASSERTION_NAME, "assertion_name"),
                        columns.bool(PASSED),
                        columns.json(EXPECTED),
                        columns.json(ACTUAL),
                        columns.integer(STEP_INDEX),
                        columns.text(MESSAGE),
                        columns.timestamp(TIMESTAMP),
                        columns.extra().toJson()),
                instance);
        instances.takeParents().forEach(batch::add);
    }
}
