package dev.turbulence.storage.transfer;

import java.util.concurrent.TimeUnit;

/** Tells a listener how far a transfer is, not more often than it can be of interest. For one thread. */
final class ProgressMeter {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final TransferProgress.Listener listener;
    private final long total;
    private long records;
    private long done;
    private long lastNanos = System.nanoTime();

    ProgressMeter(TransferProgress.Listener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    void add(long moreRecords, long moreDone) {
        records += moreRecords;
        done += moreDone;
        long now = System.nanoTime();
        if (now - lastNanos >= INTERVAL_NANOS) {
            lastNanos = now;
            tell(TransferProgress.Phase.RECORDS);
        }
    }

    /** All records are there. */
    void indexing() {
        tell(TransferProgress.Phase.RECORDS);
        tell(TransferProgress.Phase.INDEXES);
    }

    /** All records are there; there is nothing to index. */
    void finished() {
        tell(TransferProgress.Phase.RECORDS);
    }

    private void tell(TransferProgress.Phase phase) {
        listener.progress(new TransferProgress(phase, records, done, total));
    }
}
