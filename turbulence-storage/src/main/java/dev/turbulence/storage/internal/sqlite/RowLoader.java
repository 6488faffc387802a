package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.sqlite.pages.BTreeWriter;
import dev.turbulence.storage.internal.sqlite.pages.PageFile;
import dev.turbulence.storage.internal.sqlite.pages.Record;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts the rows of a whole run into an empty database that nobody has open, and counts them. It writes pages itself, which
 * takes a fraction of the time that SQLite takes to insert them. For one thread.
 */
public final class RowLoader implements AutoCloseable {

    /** As many as a run of 100,000 instances has steps: some 14 MB. */
    private static final int ROWS_AT_ONCE = 1 << 19;

    /** A thread's rows take no more of the heap than one part of so many. */
    private static final int SHARE_OF_HEAP = 8;

    private final PageFile file;
    private final BTreeWriter instances;
    private final BTreeWriter steps;
    private final BTreeWriter assertions;
    private final BTreeWriter latencySamples;
    private final Record record = new Record();
    private final RecordCounts counts = new RecordCounts();
    private final RootPages roots;
    private final LoadedIndexes indexes;
    private long sampleRows;

    /**
     * @param file a database with our tables, all empty, and closed
     * @param rowsAtOnce how many rows each of two threads sorts in memory when indexes are built, at least 1
     */
    public RowLoader(Path file, RootPages roots, int rowsAtOnce) throws IOException {
        this.file = new PageFile(file);
        this.roots = roots;
        this.indexes = notesBeside(file, rowsAtOnce);
        this.instances = BTreeWriter.table(this.file, roots.of("instances"));
        this.steps = BTreeWriter.table(this.file, roots.of("steps"));
        this.assertions = BTreeWriter.table(this.file, roots.of("assertions"));
        this.latencySamples = BTreeWriter.table(this.file, roots.of("latency_samples"));
    }

    /** How many rows a thread may sort in memory: one that is fixed, unless the heap is small. */
    public static int rowsAtOnce() {
        long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        return (int) Math.min(ROWS_AT_ONCE, share / RowChunk.BYTES_PER_ROW);
    }

    private LoadedIndexes notesBeside(Path database, int rowsAtOnce) throws IOException {
        try {
            return new LoadedIndexes(database.toAbsolutePath().getParent(), rowsAtOnce);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** An instance; its position is greater than all before, and its id has not been there. */
    public void insert(InstanceRow row) throws IOException {
        record.clear()
                .text(row.id())
                .text(row.runId())
                .text(row.scenarioId())
                .text(row.correlationId())
                .text(row.status())
                .text(row.startedAt())
                .text(row.completedAt())
                .text(row.variations())
                .text(row.error())
                .real(row.durationMs())
                .text(row.entryData())
                .truth(true)
                .truth(row.warmUp())
                .real(row.lateStartMs())
                .text(row.extra());
        instances.addRow(row.position(), record.end());
    }

    /** A row for an instance that is known only from its steps or assertions; as {@link #insert(InstanceRow)}. */
    public void insert(ParentRow row) throws IOException {
        record.clear().text(row.id()).text(row.runId()).nothing().text(row.correlationId());
        for (int i = 0; i < 7; i++) {
            record.nothing();
        }
        record.truth(false).truth(false).nothing().nothing();
        instances.addRow(row.position(), record.end());
    }

    /** @param instance the number of its instance */
    public void insert(StepRow row, int instance) throws IOException {
        record.clear()
                .nothing()
                .text(row.instanceId())
                .integer(row.stepIndex())
                .text(row.actionName())
                .text(row.actionType())
                .text(row.service())
                .text(row.startedAt())
                .text(row.completedAt())
                .number(row.latencyMs())
                .integer(row.statusCode())
                .truth(row.ok())
                .text(row.observation())
                .truth(row.skipped())
                .text(row.timestamp())
                .truth(row.warmUp())
                .text(row.extra());
        indexes.add(row, counts.add(row), instance);
        steps.addRow(counts.steps(), record.end());
        if (counts.hasManySamples()) {
            counts.storeSamples(this::insertSamples);
        }
    }

    /** @param instance the number of its instance */
    public void insert(AssertionRow row, int instance) throws IOException {
        record.clear()
                .nothing()
                .text(row.instanceId())
                .text(row.assertionName())
                .truth(row.passed())
                .text(row.expected())
                .text(row.actual())
                .text(row.error())
                .integer(row.stepIndex())
                .text(row.message())
                .text(row.timestamp())
                .truth(row.warmUp())
                .text(row.extra());
        indexes.addAssertion(counts.add(row), instance);
        assertions.addRow(counts.assertions(), record.end());
    }

    private void insertSamples(RecordCounts.StepKind kind, double[] sorted) throws IOException {
        record.clear()
                .text(kind.scenario())
                .text(kind.name())
                .text(kind.type())
                .text(kind.service())
                .integer(kind.statusCode())
                .truth(kind.ok())
                .truth(kind.warmUp())
                .integer(sorted.length)
                .blob(LatencySamples.pack(sorted));
        latencySamples.addRow(++sampleRows, record.end());
    }

    /** What was inserted so far. */
    public RecordCounts counts() {
        return counts;
    }

    /**
     * Writes what is still open.
     *
     * @param instanceIds ids of all instances, by number
     * @return the indexes that were built; all others are empty
     */
    public List<String> finish(InstanceIds instanceIds) throws IOException {
        instances.finish();
        steps.finish();
        assertions.finish();
        if (counts.complete()) {
            counts.storeSamples(this::insertSamples);
        }
        latencySamples.finish();
        return indexes.build(file, roots, counts, instanceIds);
    }

    /** SQLite can open the file once this is closed. */
    @Override
    public void close() throws IOException {
        try (indexes) {
            file.close();
        }
    }
}
