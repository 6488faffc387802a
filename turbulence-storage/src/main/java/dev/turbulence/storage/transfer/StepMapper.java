package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.LineReader;
import dev.turbulence.storage.internal.records.MalformedLineException;
import dev.turbulence.storage.internal.records.ObservationFields;
import dev.turbulence.storage.internal.records.StepTimes;
import dev.turbulence.storage.internal.sqlite.StepRow;
import java.time.Instant;
import java.util.List;

/** Lines of {@code steps.jsonl} to rows of {@code steps}. */
final class StepMapper extends RecordMapper {

    /** The record's keys, in the order in which they are written; behind them the names of older runs. */
    private static final List<String> KEYS = List.of(
            "instance_id",
            "run_id",
            "correlation_id",
            "step_index",
            "step_name",
            "step_type",
            "timestamp",
            "observation",
            "action_name",
            "action_type");

    private static final int INSTANCE_ID = KEYS.indexOf("instance_id");
    private static final int RUN_ID = KEYS.indexOf("run_id");
    private static final int CORRELATION_ID = KEYS.indexOf("correlation_id");
    private static final int STEP_INDEX = KEYS.indexOf("step_index");
    private static final int STEP_NAME = KEYS.indexOf("step_name");
    private static final int STEP_TYPE = KEYS.indexOf("step_type");
    private static final int TIMESTAMP = KEYS.indexOf("timestamp");
    private static final int OBSERVATION = KEYS.indexOf("observation");
    private static final int ACTION_NAME = KEYS.indexOf("action_name");
    private static final int ACTION_TYPE = KEYS.indexOf("action_type");

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final ObservationFields observation = new ObservationFields();
    private final MemberColumns columns =
            new MemberColumns(KEYS, new JsonFields(KEYS, OBSERVATION, observation.members()));
    private final KnownInstances instances;
    private final String runId;

    StepMapper(String runId, KnownInstances instances) {
        this.runId = runId;
        this.instances = instances;
    }

    @Override
    void map(LineReader line, RowBatch batch) throws MalformedLineException {
        columns.read(line.buffer(), line.start(), line.end());
        columns.expect(RUN_ID, runId);
        String instanceId = columns.instanceId(INSTANCE_ID);
        int instance = instances.find(columns, CORRELATION_ID, instanceId);
        String type = named(STEP_TYPE, ACTION_TYPE);
        Instant recorded = columns.instant(TIMESTAMP);
        String timestamp = columns.timestamp(TIMESTAMP, recorded);
        byte[] text = observationText();
        String attempt = observation.lastAttemptEnd();
        // What is parsed and printed already is not parsed and printed once more.
        boolean endsWhenRecorded = attempt == null && timestamp != null;
        Instant completed = endsWhenRecorded ? recorded : StepTimes.completedAt(type, attempt, timestamp);
        Double latency = observation.latencyMs();
        batch.add(
                new StepRow(
                        instanceId,
                        instances.scenarioOf(instance),
                        instances.isWarmUp(instance),
                        columns.integer(STEP_INDEX),
                        named(STEP_NAME, ACTION_NAME),
                        type,
                        observation.service(),
                        MemberColumns.stored(StepTimes.startedAt(completed, Millis.toDuration(latency))),
                        endsWhenRecorded ? timestamp : MemberColumns.stored(completed),
                        latency,
                        observation.statusCode(),
                        observation.ok(),
                        text,
                        observation.skipped(),
                        timestamp,
                        columns.extra().toJson()),
                instance);
        instances.takeParents().forEach(batch::add);
    }

    /** A record without an observation, or with one that is no object, gets an empty one, and what it had is kept. */
    private byte[] observationText() {
        byte[] text = columns.object(OBSERVATION);
        if (text != null) {
            return text;
        }
        if (columns.fields().isNull(OBSERVATION)) {
            columns.keep(OBSERVATION);
        }
        return EMPTY_OBJECT.clone();
    }

    /** A member that older runs have under another name. */
    private String named(int key, int olderKey) {
        JsonFields record = columns.fields();
        if (!record.isAbsent(key)) {
            if (!record.isAbsent(olderKey)) {
                columns.keep(olderKey);
            }
            return columns.name(key, KEYS.get(key));
        }
        return columns.name(olderKey, KEYS.get(key));
    }
}
