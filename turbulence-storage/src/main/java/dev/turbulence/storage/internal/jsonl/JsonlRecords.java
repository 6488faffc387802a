package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.records.JsonFields;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The three files of a run as they were when it was opened, and the table of its instances once something asks for it.
 * Safe for use by several threads.
 */
final class JsonlRecords implements AutoCloseable {

    /** Whoever waits longer for an answer is told of the faster way. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int STREAMING_BYTES = 1 << 16;
    private static final int SEEKING_BYTES = 1 << 13;

    private final String runId;
    private final boolean marked;
    private final RecordSource instances;
    private final RecordSource steps;
    private final RecordSource assertions;
    private final long patienceNanos;
    private final Consumer<String> warnings;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private InstanceTable table;
    private volatile boolean closed;

    /**
     * @param runId the run that the records belong to
     * @param marked whether instances may be marked as warm-up or late
     * @param patience reading a file for longer is worth a warning
     */
    JsonlRecords(RunDirectory run, String runId, boolean marked, Duration patience, Consumer<String> warnings) {
        this.runId = runId;
        this.marked = marked;
        this.instances = RecordSource.of(run.instances());
        this.steps = RecordSource.of(run.steps());
        this.assertions = RecordSource.of(run.assertions());
        this.patienceNanos = patience.toNanos();
        this.warnings = warnings;
        for (RecordSource source : List.of(instances, steps, assertions)) {
            if (source.warning() != null) {
                warnings.accept(source.warning());
            }
        }
        if (!instances.exists()) {
            warnings.accept(run.instances() + " is missing: the run has no instances, whatever else it holds.");
        }
    }

    /** The instances, as far as they can be told apart without their times. */
    InstanceTable instanceTable() {
        return instanceTable(false);
    }

    /** The instances for these criteria, which may ask for times: nobody has to wait for what is not asked. */
    InstanceTable instanceTable(InstanceCriteria criteria) {
        return instanceTable(criteria.asksForTimes());
    }

    /** The instances with their times. */
    InstanceTable instanceTableWithTimes() {
        return instanceTable(true);
    }

    private synchronized InstanceTable instanceTable(boolean withTimes) {
        if (table == null || withTimes && !table.hasTimes()) {
            InstanceTable read = new InstanceTable(marked, withTimes);
            pass(instances(), read::add);
            if (table == null && read.duplicates() != null) {
                warnings.accept(instances.path() + ": " + read.duplicates());
            }
            table = read;
        }
        return table;
    }

    /** To read instances from the start to the end. */
    InstanceLine instances() {
        return new InstanceLine(all(instances), runId);
    }

    /** To read single instances. */
    InstanceLine someInstances() {
        return new InstanceLine(single(instances, SEEKING_BYTES), runId);
    }

    /** To read single instances, one behind the other in the file. */
    InstanceLine someInstancesInOrder() {
        return new InstanceLine(single(instances, STREAMING_BYTES), runId);
    }

    /** To read steps from the start to the end. */
    StepLine steps() {
        return new StepLine(all(steps), runId);
    }

    /** To read single steps. */
    StepLine someSteps() {
        return new StepLine(single(steps, SEEKING_BYTES), runId);
    }

    /** To read assertions from the start to the end. */
    AssertionLine assertions() {
        return new AssertionLine(all(assertions), runId);
    }

    /** Passes over all steps, in their order. */
    void forEachStep(Consumer<StepLine> use) {
        pass(steps(), use);
    }

    /** Passes over all assertions, in their order. */
    void forEachAssertion(Consumer<AssertionLine> use) {
        pass(assertions(), use);
    }

    long countSteps(Predicate<StepLine> wanted) {
        return count(steps(), wanted);
    }

    long countAssertions(Predicate<AssertionLine> wanted) {
        return count(assertions(), wanted);
    }

    private static <V extends RecordView> long count(V view, Predicate<V> wanted) {
        LongAdder count = new LongAdder();
        pass(view, record -> count.add(wanted.test(record) ? 1 : 0));
        return count.sum();
    }

    private static <V extends RecordView> void pass(V view, Consumer<V> use) {
        long start = System.nanoTime();
        try (view) {
            while (view.next()) {
                use.accept(view);
            }
            view.spent(System.nanoTime() - start);
        }
    }

    /**
     * Sorts values by keys. To be closed.
     *
     * @param wanted how many of the first ones are needed
     */
    KeySorter sorter(long wanted) {
        KeySorter sorter = new KeySorter(wanted, KeySorter.KEPT, open::remove);
        open.add(sorter);
        return sorter;
    }

    private Function<JsonFields, JsonLines> all(RecordSource source) {
        return fields -> opened(source, JsonLines.all(source, fields, this::closed));
    }

    private Function<JsonFields, JsonLines> single(RecordSource source, int chunk) {
        return fields -> opened(source, JsonLines.single(source, chunk, this::closed));
    }

    private JsonLines opened(RecordSource source, JsonLines lines) {
        if (closed) {
            lines.close();
            throw new StorageException("The run was closed: " + source.path().getParent());
        }
        open.add(lines);
        return lines;
    }

    private void closed(JsonLines lines) {
        open.remove(lines);
        if (lines.nanosSpent() > patienceNanos) {
            warnings.accept("Going through " + lines.path() + " takes more than "
                    + Duration.ofNanos(patienceNanos).toSeconds() + " s. A database answers at once; make one with:"
                    + " mvn turbulence:migrate -Dturbulence.run=" + lines.path().getParent());
        }
    }

    /** Closes the files of all streams that are still open. */
    @Override
    public void close() {
        closed = true;
        for (Closeable stillOpen : new ArrayList<>(open)) {
            try {
                stillOpen.close();
            } catch (IOException e) {
                throw new StorageException("Cannot close the run " + runId + ": " + Failures.describe(e), e);
            }
        }
    }
}
