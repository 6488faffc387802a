package dev.turbulence.storage;

import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.storages.RunOpener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run on disk, opened for reading: the only way out of a storage. Never changes what it reads.
 *
 * <p>Safe for use by several threads. Streams that its queries give out are to be closed, and end with the run.
 */
public final class StoredRun implements AutoCloseable {

    private final RunReader reader;

    private StoredRun(RunReader reader) {
        this.reader = reader;
    }

    /**
     * Opens a run and finds out by itself how it is stored.
     *
     * @param path the run's folder, or the {@code turbulence.db} in it
     * @throws RunNotFoundException if no run lies there
     * @throws NewerRunFormatException if a newer release wrote it
     * @throws StorageException if its files cannot be read as a run
     */
    public static StoredRun open(Path path) {
        return new StoredRun(RunOpener.open(path));
    }

    public String id() {
        return reader.manifest().runId();
    }

    public RunDirectory directory() {
        return reader.directory();
    }

    /** The storage it is read from. */
    public Storage storage() {
        return reader.storage();
    }

    public RunManifest manifest() {
        return reader.manifest();
    }

    public RunState state() {
        return reader.state();
    }

    /** Why the run was aborted; empty unless it was. */
    public Optional<String> abortReason() {
        return Optional.ofNullable(reader.abortReason());
    }

    /** What was odd about its files so far, a sentence each: a torn last line, a duplicate, a missing manifest. */
    public List<String> warnings() {
        return reader.warnings();
    }

    /** Names that queries can ask for: those in the records and those the run declares. */
    public KnownNames names() {
        return reader.names();
    }

    /** Instances, until narrowed all of them but those of the warm-up. */
    public InstanceQuery instances() {
        return new InstanceQuery(reader, counted());
    }

    /** Steps, until narrowed all of them but those of the warm-up. */
    public StepQuery steps() {
        return new StepQuery(reader, StepCriteria.ALL.withInstances(counted()));
    }

    /** Assertions, until narrowed all of them but those of the warm-up. */
    public AssertionQuery assertions() {
        return new AssertionQuery(reader, AssertionCriteria.ALL.withInstances(counted()));
    }

    /** A run without warm-up is not asked to leave one out: that would cost a look at every record's instance. */
    private InstanceCriteria counted() {
        return reader.hasWarmUp() ? InstanceCriteria.COUNTED : InstanceCriteria.ALL;
    }

    /**
     * A question in SQL, for runs that are stored in SQLite.
     *
     * @param text one query, with {@code ?} for each parameter
     */
    public RawSql sql(String text) {
        return new RawSql(reader, text);
    }

    /** The run in numbers, computed from its records, without those of the warm-up. */
    public RunSummary summary() {
        return reader.summary();
    }

    @Override
    public void close() {
        reader.close();
    }

    @Override
    public String toString() {
        return reader.directory().toString();
    }
}
