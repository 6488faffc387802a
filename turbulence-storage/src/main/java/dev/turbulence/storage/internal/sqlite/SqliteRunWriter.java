package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RecordingOptions;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.files.RunFolder;
import dev.turbulence.storage.internal.files.RunTally;
import dev.turbulence.storage.internal.records.Timestamps;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a run into its database. Records become rows on the calling thread; one thread in the background inserts them.
 * When the run is closed, indexes and aggregates are built and the file is left alone, out of write-ahead-log mode.
 */
public final class SqliteRunWriter implements RunWriter {

    private final RunFolder folder;
    private final Path file;
    private final Connection connection;
    private final BackgroundInserter inserter;
    private final Rows rows;
    private final RunTally tally;
    /** The instances under way. */
    private final Map<String, Origin> running = new ConcurrentHashMap<>();

    private final AtomicLong started = new AtomicLong(InstanceRow.RUNNING);
    private final AtomicLong ended = new AtomicLong();
    /** Whether the instance of every step and assertion was known when it came. */
    private volatile boolean originsKnown = true;

    private boolean closed;

    private SqliteRunWriter(RunFolder folder, Connection connection, RecordingOptions options) throws SQLException {
        this.folder = folder;
        this.tally = new RunTally(folder.directory().path());
        this.file = folder.directory().database();
        this.connection = connection;
        this.rows = new Rows(folder.directory().runId(), folder.manifest().hasWarmUp());
        connection.setAutoCommit(false);
        this.inserter = new BackgroundInserter(file, connection, options.commitInterval());
    }

    /** Makes the empty database of a run. */
    public static RunWriter open(RunFolder folder, RecordingOptions options) {
        Path file = folder.directory().database();
        Connection connection = SqliteFiles.createForRecording(file, empty -> insertRun(empty, folder));
        try {
            return new SqliteRunWriter(folder, connection, options);
        } catch (SQLException e) {
            SqliteFiles.closeQuietly(connection, e);
            throw SqliteFiles.failure("Cannot write", file, e);
        }
    }

    private static void insertRun(Connection connection, RunFolder folder) throws SQLException {
        RunManifest manifest = folder.manifest();
        try (RowInserter inserter = new RowInserter(connection)) {
            inserter.insert(new RunRow(
                    manifest.runId(),
                    Timestamps.format(manifest.startedAt()),
                    null,
                    manifest.sutName(),
                    Json.write(Json.mapper().valueToTree(manifest.scenarioIds())),
                    manifest.seed(),
                    Json.write(manifest.config()),
                    null));
        }
        Meta.put(connection, Meta.MANIFEST, folder.manifestText());
        Meta.put(connection, Meta.WARM_UP, manifest.hasWarmUp() ? "true" : null);
    }

    @Override
    public RunDirectory directory() {
        return folder.directory();
    }

    @Override
    public void instanceStarted(Instance instance) {
        Origin origin = rows.originOf(instance);
        if (!Objects.requireNonNullElse(running.put(instance.id(), origin), origin)
                .equals(origin)) {
            originsKnown = false;
        }
        inserter.add(new StartedInstance(instance, started.getAndIncrement(), rows));
        tally.instanceStarted(instance);
    }

    @Override
    public void step(Step step) {
        inserter.add(rows.of(step, originOf(step.instanceId(), step.correlationId())));
        tally.step(step);
    }

    @Override
    public void assertion(Assertion assertion) {
        inserter.add(rows.of(assertion, originOf(assertion.instanceId(), assertion.correlationId())));
        tally.assertion(assertion);
    }

    @Override
    public void instanceEnded(Instance instance) {
        InstanceRow row = rows.of(instance, ended.incrementAndGet());
        Origin announced = running.remove(instance.id());
        if (announced != null && !announced.equals(rows.originOf(instance))) {
            originsKnown = false;
        }
        inserter.add(row);
        tally.instanceEnded(instance);
    }

    /** Steps and assertions of an instance that was not announced still get a row to refer to. */
    private Origin originOf(String instanceId, String correlationId) {
        Origin origin = running.get(instanceId);
        if (origin == null) {
            originsKnown = false;
            inserter.add(new ParentRow(
                    started.getAndIncrement(), instanceId, directory().runId(), correlationId));
            return Origin.UNKNOWN;
        }
        return origin;
    }

    @Override
    public synchronized void finish(RunOutcome outcome) {
        if (closed) {
            return;
        }
        closed = true;
        Instant completedAt;
        try (Connection open = connection) {
            RecordCounts counts = inserter.finish();
            completedAt = folder.endOfRun(tally.lastEnd());
            describe(open, outcome, completedAt);
            RunClosing.close(open, originsKnown ? counts : RecordCounts.recount(open));
            RunClosing.leaveWriteAheadLog(open);
        } catch (SQLException e) {
            folder.abandon();
            throw SqliteFiles.failure("Cannot close", file, e);
        } catch (RuntimeException e) {
            folder.abandon();
            throw e;
        }
        folder.close(outcome, completedAt, tally.totals());
    }

    private void describe(Connection open, RunOutcome outcome, Instant completedAt) throws SQLException {
        RunClosing.setCompletedAt(open, directory().runId(), Timestamps.format(completedAt));
        Meta.put(open, Meta.MANIFEST, folder.manifestText(outcome));
        Meta.put(open, Meta.STATE, outcome.state().toString());
        Meta.put(open, Meta.ABORT_REASON, outcome.reason());
        if (inserter.heldUpMillis() > 0) {
            Meta.put(open, Meta.HELD_UP_MS, String.valueOf(inserter.heldUpMillis()));
        }
    }

    @Override
    public void close() {
        finish(RunOutcome.aborted("the run was closed before its end"));
    }
}
