package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.sqlite.AssertionRow;
import dev.turbulence.storage.internal.sqlite.InstanceRow;
import dev.turbulence.storage.internal.sqlite.ParentRow;
import dev.turbulence.storage.internal.sqlite.RowLoader;
import dev.turbulence.storage.internal.sqlite.StepRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows on their way from the thread that reads to the one that writes. */
final class RowBatch {

    private static final int MAX_ROWS = 500;
    private static final long MAX_BYTES = 4L << 20;

    private final List<InstanceRow> instances = new ArrayList<>();
    private final List<ParentRow> parents = new ArrayList<>();
    private final List<StepRow> steps = new ArrayList<>();
    private final int[] instancesOfSteps = new int[MAX_ROWS];
    private final List<AssertionRow> assertions = new ArrayList<>();
    private final int[] instancesOfAssertions = new int[MAX_ROWS];
    private long records;
    private long bytes;

    void add(InstanceRow row) {
        instances.add(row);
    }

    void add(ParentRow row) {
        parents.add(row);
    }

    /** @param instance the number of its instance */
    void add(StepRow row, int instance) {
        instancesOfSteps[steps.size()] = instance;
        steps.add(row);
    }

    /** @param instance the number of its instance */
    void add(AssertionRow row, int instance) {
        instancesOfAssertions[assertions.size()] = instance;
        assertions.add(row);
    }

    /** Takes note that a line became a record. */
    void recordDone() {
        records++;
    }

    /** Takes note that so much of the files is done. */
    void bytesDone(long more) {
        bytes += more;
    }

    boolean isFull() {
        return instances.size() + steps.size() + assertions.size() >= MAX_ROWS || bytes >= MAX_BYTES;
    }

    /** Hands the rows on, instances first. */
    void writeTo(RowLoader loader) throws IOException {
        for (InstanceRow row : instances) {
            loader.insert(row);
        }
        for (ParentRow row : parents) {
            loader.insert(row);
        }
        for (int i = 0; i < steps.size(); i++) {
            loader.insert(steps.get(i), instancesOfSteps[i]);
        }
        for (int i = 0; i < assertions.size(); i++) {
            loader.insert(assertions.get(i), instancesOfAssertions[i]);
        }
    }

    /** Lines that became records. */
    long records() {
        return records;
    }

    /** Bytes of JSONL that this batch stands for. */
    long bytes() {
        return bytes;
    }
}
