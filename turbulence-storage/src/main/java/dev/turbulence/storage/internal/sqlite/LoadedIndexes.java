package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.sqlite.RecordCounts.AssertionKind;
import dev.turbulence.storage.internal.sqlite.RecordCounts.StepKind;
import dev.turbulence.storage.internal.sqlite.pages.BTreeWriter;
import dev.turbulence.storage.internal.sqlite.pages.PageFile;
import dev.turbulence.storage.internal.sqlite.pages.Record;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Builds the indexes of steps and assertions out of a few bytes that are noted of each row while it is loaded: what kind
 * of record it is, and its latency. SQLite would read the whole table for each index, observations included, and sort
 * texts; here the few kinds are sorted, and rows are dealt out to them.
 *
 * <p>Where there are too many kinds, or too many rows for the memory, SQLite does it.
 */
final class LoadedIndexes implements Closeable {

    /** What sorting by latency takes for each step: its latency, and its number in three orders. */
    private static final int BYTES_PER_STEP = Long.BYTES + 4 * Integer.BYTES;

    private static final int SHARE_OF_MEMORY = 4;

    private final ColumnSpool stepKinds;
    private final ColumnSpool latencies;
    private final ColumnSpool stepInstances;
    private final ColumnSpool assertionKinds;
    private final ColumnSpool assertionInstances;

    private PageFile file;
    private RootPages roots;

    /** @param folder where the notes are kept until this is closed */
    LoadedIndexes(Path folder) throws IOException {
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
    List<String> build(PageFile into, RootPages rootPages, RecordCounts counts, InstanceIds ids) throws IOException {
        long needed = Math.max(stepKinds.rows(), assertionKinds.rows()) * (long) BYTES_PER_STEP;
        if (!counts.complete() || needed > Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) {
            return List.of();
        }
        file = into;
        roots = rootPages;
        int[] ranks = ids.ranks();
        int[] kindOfStep = stepKinds.ints();
        long[] latency = latencies.longs();
        inParallel(
                2 * needed < Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY,
                () -> writeByLatency(counts.stepKinds(), kindOfStep, latency),
                () -> {
                    writeByNameAndLatency(counts.stepKinds(), kindOfStep, latency);
                    writeByInstance("idx_assertions_instance", assertionInstances, ids, ranks);
                    writeByInstance("idx_steps_instance", stepInstances, ids, ranks);
                    write(
                            "idx_assertions_passed",
                            Groups.of(counts.assertionKinds(), AssertionKind::passed),
                            assertionKinds.ints());
                });
        return List.of(
                "idx_assertions_instance",
                "idx_assertions_passed",
                "idx_steps_instance",
                "idx_steps_action_type",
                "idx_steps_service",
                "idx_steps_status_code",
                "idx_steps_failed",
                "idx_steps_latency",
                "idx_steps_name_latency");
    }

    /** One part of the work. */
    private interface Part {
        void run() throws IOException;
    }

    /** The first part on a thread of its own, unless that would take too much memory. */
    private static void inParallel(boolean allowed, Part first, Part second) throws IOException {
        if (!allowed) {
            first.run();
            second.run();
            return;
        }
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

    private void writeByInstance(String name, ColumnSpool instances, InstanceIds ids, int[] ranks) throws IOException {
        int[] instanceOfRow = instances.ints();
        BTreeWriter index = BTreeWriter.index(file, roots.of(name));
        Record entry = new Record();
        int[] recorded = RowOrder.recorded(instanceOfRow.length);
        for (int row : RowOrder.byGroup(recorded, ids.size(), row -> ranks[instanceOfRow[row]])) {
            index.addEntry(entry.clear()
                    .text(ids.get(instanceOfRow[row]))
                    .integer(row + 1L)
                    .end());
        }
        index.finish();
    }

    private void writeByLatency(Collection<StepKind> kinds, int[] kindOfRow, long[] latency) throws IOException {
        write("idx_steps_service", Groups.of(kinds, StepKind::service), kindOfRow);
        write("idx_steps_status_code", Groups.of(kinds, StepKind::statusCode), kindOfRow);
        write("idx_steps_failed", Groups.of(kinds, StepKind::ok).only(false), kindOfRow);
        Groups types = Groups.of(kinds, StepKind::type);
        int[] byType = write("idx_steps_action_type", types, kindOfRow);
        BTreeWriter index = BTreeWriter.index(file, roots.of("idx_steps_latency"));
        Record entry = new Record();
        for (int row : RowOrder.byKey(byType, latency)) {
            putLatency(entry.clear(), latency[row]);
            putValue(entry, types.value(kindOfRow[row])).integer(row + 1L);
            index.addEntry(entry.end());
        }
        index.finish();
    }

    private void writeByNameAndLatency(Collection<StepKind> kinds, int[] kindOfRow, long[] latency) throws IOException {
        Groups names = Groups.of(kinds, StepKind::name);
        int[] byLatency = RowOrder.byKey(RowOrder.recorded(kindOfRow.length), latency);
        BTreeWriter index = BTreeWriter.index(file, roots.of("idx_steps_name_latency"));
        Record entry = new Record();
        for (int row : names.deal(byLatency, kindOfRow)) {
            putValue(entry.clear(), names.value(kindOfRow[row]));
            putLatency(entry, latency[row]);
            index.addEntry(entry.integer(row + 1L).end());
        }
        index.finish();
    }

    /** Writes an index on one column, and returns the rows in its order. */
    private int[] write(String name, Groups groups, int[] kindOfRow) throws IOException {
        int[] order = groups.deal(RowOrder.recorded(kindOfRow.length), kindOfRow);
        BTreeWriter index = BTreeWriter.index(file, roots.of(name));
        Record entry = new Record();
        for (int row : order) {
            index.addEntry(putValue(entry.clear(), groups.value(kindOfRow[row]))
                    .integer(row + 1L)
                    .end());
        }
        index.finish();
        return order;
    }

    private static void putLatency(Record entry, long sortable) {
        entry.number(sortable == Long.MIN_VALUE ? null : (Double) unsorted(sortable));
    }

    private static Record putValue(Record entry, Object value) {
        if (value instanceof Integer number) {
            return entry.integer(number);
        }
        return value instanceof byte[] text ? entry.text(text) : entry.nothing();
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

    /** What a column holds in each kind of record, and the order of these values. */
    private static final class Groups {

        private final Object[] valueOfKind;
        private final int[] groupOfKind;
        private final int count;

        private Groups(Object[] valueOfKind) {
            this.valueOfKind = valueOfKind;
            this.groupOfKind = new int[valueOfKind.length];
            Integer[] sorted = new Integer[valueOfKind.length];
            Arrays.setAll(sorted, kind -> kind);
            Comparator<Integer> byValue = (one, other) -> compare(valueOfKind[one], valueOfKind[other]);
            Arrays.sort(sorted, byValue);
            int group = -1;
            for (int i = 0; i < sorted.length; i++) {
                group += i == 0 || byValue.compare(sorted[i - 1], sorted[i]) != 0 ? 1 : 0;
                groupOfKind[sorted[i]] = group;
            }
            count = group + 1;
        }

        static <K> Groups of(Collection<K> kinds, Function<K, Object> column) {
            List<Object> values = new ArrayList<>(kinds.size());
            for (K kind : kinds) {
                values.add(stored(column.apply(kind)));
            }
            return new Groups(values.toArray());
        }

        private static Object stored(Object value) {
            if (value instanceof String text) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            return value instanceof Boolean truth ? (Object) (truth ? 1 : 0) : value;
        }

        /** As SQLite sorts: nothing first, then numbers, then texts by their bytes. */
        private static int compare(Object one, Object other) {
            if (one instanceof Integer number && other instanceof Integer another) {
                return number.compareTo(another);
            }
            if (one instanceof byte[] text && other instanceof byte[] another) {
                return Arrays.compareUnsigned(text, another);
            }
            return Integer.compare(rank(one), rank(other));
        }

        private static int rank(Object value) {
            return value == null ? 0 : value instanceof Integer ? 1 : 2;
        }

        /** Leaves out all records but those in which the column holds this. */
        Groups only(boolean value) {
            for (int kind = 0; kind < valueOfKind.length; kind++) {
                if (!stored(value).equals(valueOfKind[kind])) {
                    groupOfKind[kind] = -1;
                }
            }
            return this;
        }

        Object value(int kind) {
            return valueOfKind[kind];
        }

        int[] deal(int[] order, int[] kindOfRow) {
            return RowOrder.byGroup(order, count, row -> groupOfKind[kindOfRow[row]]);
        }
    }
}
