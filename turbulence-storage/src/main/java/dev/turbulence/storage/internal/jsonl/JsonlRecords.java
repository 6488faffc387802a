package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The three files of a run as they were when it was opened, and the table of its instances once something asks for it.
 * Safe for use by several threads.
 */
final class JsonlRecords implements AutoCloseable {

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
