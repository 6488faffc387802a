package dev.turbulence.storage.transfer;

import java.time.Duration;

/**
 * How far a migration or an export is.
 *
 * @param phase what is being done
 * @param records records done
 * @param bytes bytes of JSONL that these are
 * @param share how much of all is done, from 0 to 1
 * @param elapsed how long it has taken so far
 */
public record TransferProgress(Phase phase, long records, long bytes, double share, Duration elapsed) {

    /** What is being done. */
    public enum Phase {
        /** Records go from one storage to the other. */
        RECORDS,
        /** All records are there; the database gets its indexes. */
        INDEXES
    }

    /** Hears now and then, from one thread at a time, how far it is. */
    @FunctionalInterface
    public interface Listener {

        /** Hears nothing. */
        Listener NONE = progress -> {};

        void progress(TransferProgress progress);
    }
}
