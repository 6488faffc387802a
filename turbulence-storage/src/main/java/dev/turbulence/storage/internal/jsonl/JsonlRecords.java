package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The three files of a run as they were when it was opened, and the table of its instances once something asks for it.
 * Safe for use by several threads.
 */
final class JsonlRecords implements AutoCloseable {

    private static final long SLOW_NANOS = Duration.ofSeconds(2).toNanos();

    private final RecordSource instances;
    private final RecordSource steps;
    private final RecordSource assertions;
    private final Consumer<String> warnings;
    private final Set<JsonLines> open = ConcurrentHashMap.newKeySet();
    private InstanceTable table;
    private volatile boolean closed;

    JsonlRecords(RunDirectory run, Consumer<String> warnings) {
        this.instances = RecordSource.of(run.instances());
        this.steps = RecordSource.of(run.steps());
        this.assertions = RecordSource.of(run.assertions());
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

    synchronized InstanceTable instanceTable() {
        if (table == null) {
            try (JsonLines lines = lines(instances, false)) {
                table = InstanceTable.read(lines);
            }
            if (table.duplicates() != null) {
                warnings.accept(instances.path() + ": " + table.duplicates());
            }
        }
        return table;
    }

    JsonLines instances() {
        return lines(instances, false);
    }

    JsonLines steps() {
        return lines(steps, false);
    }

    JsonLines assertions() {
        return lines(assertions, false);
    }

    /** Passes over all steps, in their order. */
    void forEachStep(Consumer<StepLine> use) {
        pass(steps, lines -> use.accept(StepLine.read(lines)));
    }

    /** Passes over all assertions, in their order. */
    void forEachAssertion(Consumer<AssertionLine> use) {
        pass(assertions, lines -> use.accept(AssertionLine.read(lines)));
    }

    long countSteps(Predicate<StepLine> wanted) {
        LongAdder count = new LongAdder();
        forEachStep(step -> count.add(wanted.test(step) ? 1 : 0));
        return count.sum();
    }

    long countAssertions(Predicate<AssertionLine> wanted) {
        LongAdder count = new LongAdder();
        forEachAssertion(assertion -> count.add(wanted.test(assertion) ? 1 : 0));
        return count.sum();
    }

    private void pass(RecordSource source, Consumer<JsonLines> use) {
        long start = System.nanoTime();
        try (JsonLines lines = lines(source, false)) {
            while (lines.next()) {
                use.accept(lines);
            }
        }
        if (System.nanoTime() - start > SLOW_NANOS) {
            warnings.accept(
                    "Passing over " + source.path() + " takes seconds. A database answers at once; make one with:"
                            + " mvn turbulence:migrate -Dturbulence.run="
                            + source.path().getParent());
        }
    }

    /** To read single instances. */
    JsonLines someInstances() {
        return lines(instances, true);
    }

    /** To read single steps. */
    JsonLines someSteps() {
        return lines(steps, true);
    }

    private JsonLines lines(RecordSource source, boolean seeking) {
        if (closed) {
            throw new StorageException("The run was closed: " + source.path().getParent());
        }
        JsonLines lines = source.open(seeking, open::remove);
        open.add(lines);
        return lines;
    }

    /** Closes the files of all streams that are still open. */
    @Override
    public void close() {
        closed = true;
        new ArrayList<>(open).forEach(JsonLines::close);
    }
}
