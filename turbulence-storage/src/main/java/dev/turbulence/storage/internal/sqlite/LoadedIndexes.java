package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.sqlite.RecordCounts.AssertionKind;
import dev.turbulence.storage.internal.sqlite.RecordCounts.StepKind;
import dev.turbulence.storage.internal.sqlite.pages.PageFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Builds the indexes of steps and assertions out of a few bytes that are noted of each row while it is loaded: what kind
 * of record it is, its instance, and its latency. SQLite would read the whole table for each index, observations included,
 * and sort texts; here the few kinds are sorted, and rows are dealt out to them.
 *
 * <p>Where there are too many kinds, SQLite does it.
 */
final class LoadedIndexes implements Closeable {

    private final Path folder;
    private final int rowsAtOnce;
    private final ColumnSpool stepKinds;
    private final ColumnSpool latencies;
    private final ColumnSpool stepInstances;
    private final ColumnSpool assertionKinds;
    private final ColumnSpool assertionInstances;

    /**
     * @param folder where the notes are kept until this is closed
     * @param rowsAtOnce how many rows each of two threads sorts in memory, at least 1
     */
    LoadedIndexes(Path folder, int rowsAtOnce) throws IOException {
        this.folder = folder;
        this.rowsAtOnce = rowsAtOnce;
        stepKinds = ColumnSpool.ofInts(folder);
        latencies = ColumnSpool.ofLongs(folder);
        stepInstances = ColumnSpool.ofInts(folder);
        assertionKinds = ColumnSpool.ofInts(folder);
        assertionInstances = ColumnSpool.ofInts(folder);
    }

    /** Notes a step, the next one in the order of recording. */
    void add(StepRow row, int kind, int instance) throws IOException {
        stepKinds.add(kind);
        stepInstances.add(instance);
        latencies.add(row.latencyMs() == null ? Long.MIN_VALUE : sortable(row.latencyMs()));
    }

    /** Notes an assertion, the next one in the order of recording. */
    void addAssertion(int kind, int instance) throws IOException {
        assertionKinds.add(kind);
        assertionInstances.add(instance);
    }

    /** A number that sorts as the other does; both zeros are one. */
    static long sortable(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    static double unsorted(long sortable) {
        return Double.longBitsToDouble(sortable ^ sortable >> 63 & Long.MAX_VALUE);
    }

    /** Fills indexes that are empty, and says which. */
    List<String> build(PageFile file, RootPages roots, RecordCounts counts, InstanceIds ids) throws IOException {
        for (ColumnSpool column : List.of(stepKinds, latencies, stepInstances, assertionKinds, assertionInstances)) {
            column.done();
        }
        if (!counts.complete()) {
            return List.of();
        }
        IndexBuilder builder = new IndexBuilder(file, roots, folder, rowsAtOnce);
        List<LoadedIndex> ofKinds = ofStepKinds(counts);
        List<LoadedIndex> others = others(counts, ids);
        inParallel(() -> builder.write(ofKinds), () -> builder.write(others));
        return Stream.concat(ofKinds.stream(), others.stream())
                .map(LoadedIndex::name)
                .toList();
    }

    private List<LoadedIndex> ofStepKinds(RecordCounts counts) {
        List<StepKind> kinds = List.copyOf(counts.stepKinds());
        IndexedValues types = IndexedValues.of(kinds, StepKind::type);
        return List.of(
                LoadedIndex.of("idx_steps_service", stepKinds, IndexedValues.of(kinds, StepKind::service)),
                LoadedIndex.of("idx_steps_status_code", stepKinds, IndexedValues.of(kinds, StepKind::statusCode)),
                LoadedIndex.of(
                        "idx_steps_failed",
                        stepKinds,
                        IndexedValues.of(kinds, StepKind::ok).only(false)),
                LoadedIndex.of("idx_steps_action_type", stepKinds, types),
                new LoadedIndex("idx_steps_latency", stepKinds, types, LatencyPlace.FIRST, latencies));
    }

    /** Takes about as long as the other part. */
    private List<LoadedIndex> others(RecordCounts counts, InstanceIds ids) {
        IndexedValues instances = IndexedValues.of(ids);
        IndexedValues names = IndexedValues.of(counts.stepKinds(), StepKind::name);
        IndexedValues passed = IndexedValues.of(counts.assertionKinds(), AssertionKind::passed);
        return List.of(
                new LoadedIndex("idx_steps_name_latency", stepKinds, names, LatencyPlace.LAST, latencies),
                LoadedIndex.of("idx_assertions_instance", assertionInstances, instances),
                LoadedIndex.of("idx_steps_instance", stepInstances, instances),
                LoadedIndex.of("idx_assertions_passed", assertionKinds, passed));
    }

    /** One part of the work. */
    private interface Part {
        void run() throws IOException;
    }

    /** The first part on a thread of its own. */
    private static void inParallel(Part first, Part second) throws IOException {
        CompletableFuture<Void> aside = CompletableFuture.runAsync(() -> {
            try {
                first.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            second.run();
        } finally {
            aside.handle((done, failure) -> done).join();
        }
        try {
            aside.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (stepKinds;
                stepInstances;
                latencies;
                assertionKinds;
                assertionInstances) {
            // All are tried.
        }
    }
}
