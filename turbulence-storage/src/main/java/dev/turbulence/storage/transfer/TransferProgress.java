package dev.turbulence.storage.transfer;

/**
 * How far a migration or an export is.
 *
 * @param phase what is being done
 * @param records records done
 * @param done units done of {@code total}: bytes of JSONL in a migration, records in an export
 * @param total units in all
 */
public record TransferProgress(Phase phase, long records, long done, long total) {

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
