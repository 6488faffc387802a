package dev.turbulence.storage.transfer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Tells a listener how far a transfer is, not more often than it can be of interest. For one thread. */
final class ProgressMeter {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final TransferProgress.Listener listener;
    private final boolean byBytes;
    private final long total;
    private final long startNanos = System.nanoTime();
    private long records;
    private long bytes;
    private long lastNanos = startNanos;

    private ProgressMeter(TransferProgress.Listener listener, boolean byBytes, long total) {
        this.listener = listener;
        this.byBytes = byBytes;
        this.total = total;
    }

    static ProgressMeter ofBytes(TransferProgress.Listener listener, long total) {
        return new ProgressMeter(listener, true, total);
    }

    static ProgressMeter ofRecords(TransferProgress.Listener listener, long total) {
        return new ProgressMeter(listener, false, total);
    }

    void add(long moreRecords, long moreBytes) {
        records += moreRecords;
        bytes += moreBytes;
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
        double share = total == 0 ? 1 : (double) (byBytes ? bytes : records) / total;
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
        listener.progress(new TransferProgress(phase, records, bytes, share, elapsed));
    }
}
