package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionCount;
import dev.turbulence.storage.AssertionWithInstance;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewerRunFormatException;
import dev.turbulence.storage.RawResult;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.Warnings;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.summary.SummaryCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a run in its database. Each query runs on a connection of its own, so that streams do not get in each other's way. */
public final class SqliteRunReader implements RunReader {

    private final RunDirectory directory;
    private final DatabaseAccess access;
    private final ReadConnections connections;
    private final RunManifest manifest;
    private final RecordColumns columns;
    private final boolean hasWarmUp;
    private final Warnings warnings = new Warnings();

    SqliteRunReader(RunDirectory directory, DatabaseAccess access) {
        this.directory = directory;
        this.access = access;
        this.connections = access.connections();
        this.manifest = connections.ask(connection -> StoredManifest.load(connection, directory));
        this.columns = new RecordColumns(manifest.runId(), directory.database());
        this.hasWarmUp = meta(Meta.WARM_UP).isPresent();
        connections.ask(Meta::getLengths).ifPresent(lengths -> lengths.requireNotGrown(directory));
        addWarnings();
    }

    /**
     * @throws NewerRunFormatException if a newer release wrote it
     * @throws StorageException if it cannot be read, or the JSON lines beside it have grown since they were migrated
     */
    public static RunReader open(RunDirectory directory) {
        DatabaseAccess access = DatabaseAccess.open(directory);
        try {
            return new SqliteRunReader(directory, access);
        } catch (RuntimeException e) {
            SqliteFiles.closeQuietly(access, e);
            throw e;
        }
    }

    private void addWarnings() {
        if (access.copy() != null) {
            warnings.add(directory.database() + " was left unfinished by its writer. Records are read that were"
                    + " committed, out of a private copy.");
        }
        meta(Meta.HELD_UP_MS)
                .ifPresent(millis -> warnings.add("While the run was recorded, the disk could not keep up and held its"
                        + " instances up for " + millis + " ms in all: their timings may show it."));
    }

    private Optional<String> meta(String key) {
        return connections.ask(connection -> Meta.get(connection, key));
    }

    @Override
    public RunDirectory directory() {
        return directory;
    }

    @Override
    public Storage storage() {
        return Storage.SQLITE;
    }

    @Override
    public RunManifest manifest() {
        return manifest;
    }

    @Override
    public RunState state() {
        return meta(Meta.STATE).map(RunState::ofText).orElse(RunState.INCOMPLETE);
    }

    @Override
    public String abortReason() {
        return meta(Meta.ABORT_REASON).orElse(null);
    }

    @Override
    public List<String> warnings() {
        return warnings.list();
    }

    @Override
    public KnownNames names() {
        return connections.ask(connection -> new RunCounts(connection).names()).plus(manifest.declared());
    }

    @Override
    public boolean hasWarmUp() {
        return hasWarmUp;
    }

    @Override
    public Stream<Instance> instances(InstanceCriteria criteria) {
        SqlQuery query = SqlCriteria.instances(criteria).rows(RecordColumns.INSTANCE, criteria.page());
        return ResultStream.of(connections, query, row -> columns.instance(row, 0));
    }

    @Override
    public long count(InstanceCriteria criteria) {
        return criteria.page().countOf(connections.ask(connection -> new RunCounts(connection).count(criteria)));
    }

    @Override
    public Stream<Step> steps(StepCriteria criteria) {
        SqlQuery query = SqlCriteria.steps(criteria).rows(RecordColumns.STEP, criteria.page());
        return ResultStream.of(connections, query, columns::step);
    }

    @Override
    public Stream<StepWithInstance> stepsWithInstances(StepCriteria criteria) {
        SqlQuery query =
                SqlCriteria.steps(criteria).rows(RecordColumns.STEP + ", " + RecordColumns.INSTANCE, criteria.page());
        return ResultStream.of(
                connections,
                query,
                row -> new StepWithInstance(columns.step(row), columns.instance(row, RecordColumns.AFTER_STEP)));
    }

    @Override
    public long count(StepCriteria criteria) {
        return criteria.page().countOf(connections.ask(connection -> new RunCounts(connection).count(criteria)));
    }

    @Override
    public double[] latencyMillis(StepCriteria criteria) {
        return connections.ask(connection -> new RunCounts(connection).latencies(criteria));
    }

    @Override
    public Map<String, double[]> latencyMillisByName(StepCriteria criteria) {
        return connections.ask(connection -> new RunCounts(connection).latenciesByName(criteria));
    }

    @Override
    public List<StepCount> countByKind(StepCriteria criteria) {
        return connections.ask(connection -> new RunCounts(connection).countByKind(criteria));
    }

    @Override
    public List<String> instanceIds(StepCriteria criteria, int atMost) {
        return FirstInstances.ids(
                connections, atMost, page -> SqlCriteria.steps(criteria).rows("steps.instance_id", page));
    }

    @Override
    public List<StepGroup> groups(StepCriteria criteria) {
        return connections.ask(connection -> new SqliteStatistics(connection).groups(criteria));
    }

    @Override
    public TimeSeries overTime(StepCriteria criteria, int most) {
        return connections.ask(connection -> new SqliteStatistics(connection).overTime(criteria, most));
    }

    @Override
    public Map<String, double[]> durationMillisByScenario(InstanceCriteria criteria) {
        return connections.ask(connection -> new SqliteStatistics(connection).durationMillisByScenario(criteria));
    }

    @Override
    public List<AssertionCount> countByKind(AssertionCriteria criteria) {
        return connections.ask(connection -> new SqliteStatistics(connection).countByKind(criteria));
    }

    @Override
    public Stream<Assertion> assertions(AssertionCriteria criteria) {
        SqlQuery query = SqlCriteria.assertions(criteria).rows(RecordColumns.ASSERTION, criteria.page());
        return ResultStream.of(connections, query, columns::assertion);
    }

    @Override
    public Stream<AssertionWithInstance> assertionsWithInstances(AssertionCriteria criteria) {
        SqlQuery query = SqlCriteria.assertions(criteria)
                .rows(RecordColumns.ASSERTION + ", " + RecordColumns.INSTANCE, criteria.page());
        return ResultStream.of(
                connections,
                query,
                row -> new AssertionWithInstance(
                        columns.assertion(row), columns.instance(row, RecordColumns.AFTER_ASSERTION)));
    }

    @Override
    public long count(AssertionCriteria criteria) {
        return criteria.page().countOf(connections.ask(connection -> new RunCounts(connection).count(criteria)));
    }

    @Override
    public List<String> instanceIds(AssertionCriteria criteria, int atMost) {
        return FirstInstances.ids(
                connections, atMost, page -> SqlCriteria.assertions(criteria).rows("assertions.instance_id", page));
    }

    @Override
    public RawResult sql(String text, List<Object> parameters, Duration timeLimit) {
        return RawCursor.open(connections, text, parameters, timeLimit);
    }

    @Override
    public RunSummary summary() {
        RunSummary summary =
                connections.ask(connection -> SqliteSummary.of(connection, manifest, state(), abortReason()));
        SummaryCheck.disagreements(directory, RunFacts.readSummary(directory, warnings::add), summary)
                .forEach(warnings::add);
        return summary;
    }

    @Override
    public void close() {
        access.close();
    }
}
