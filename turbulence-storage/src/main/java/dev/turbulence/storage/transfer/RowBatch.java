package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.sqlite.AssertionRow;
import dev.turbulence.storage.internal.sqlite.InstanceRow;
import dev.turbulence.storage.internal.sqlite.ParentRow;
import dev.turbulence.storage.internal.sqlite.RowInserter;
import dev.turbulence.storage.internal.sqlite.StepRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows on their way from the thread that reads to the one that writes. */
final class RowBatch {

    private static final int MAX_ROWS = 500;
    private static final long MAX_BYTES = 4L << 20;

    private final List<InstanceRow> instances = new ArrayList<>();
    private final List<ParentRow> parents = new ArrayList<>();
    private final List<StepRow> steps = new ArrayList<>();
    private final List<AssertionRow> assertions = new ArrayList<>();
    private long records;
    private long bytes;

    void add(InstanceRow row) {
        instances.add(row);
    }

    void add(ParentRow row) {
        parents.add(row);
    }

    void add(StepRow row) {
        steps.add(row);
    }

    void add(AssertionRow row) {
        assertions.add(row);
    }

    /** Takes note that a line of the files is done. */
    void lineDone(boolean record, long lineBytes) {
        records += record ? 1 : 0;
        bytes += lineBytes;
    }

    boolean isFull() {
        return instances.size() + steps.size() + assertions.size() >= MAX_ROWS || bytes >= MAX_BYTES;
    }

    /** Inserts the rows, parents first. */
    void writeTo(RowInserter inserter) throws SQLException {
        for (InstanceRow row : instances) {
            inserter.insert(row);
        }
        for (ParentRow row : parents) {
            inserter.insert(row);
        }
        for (StepRow row : steps) {
            inserter.insert(row);
        }
        for (AssertionRow row : assertions) {
            inserter.insert(row);
        }
        if (bytes >= MAX_BYTES) {
            // Lines this long must not pile up in the inserter's own batches.
            inserter.flush();
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
