package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.sqlite.RowLoader;
import java.util.Objects;

/**
 * What a migration may do.
 *
 * @param rowsAtOnce how many rows each of two threads sorts in memory when indexes are built, at least 1
 */
record MigrationOptions(
        boolean overwrite,
        boolean incomplete,
        OnMalformed onMalformed,
        TransferProgress.Listener listener,
        int rowsAtOnce) {

    static final MigrationOptions DEFAULTS = new MigrationOptions(
            false, false, OnMalformed.FAIL, TransferProgress.Listener.NONE, RowLoader.rowsAtOnce());

    MigrationOptions {
        Objects.requireNonNull(onMalformed, "onMalformed");
        Objects.requireNonNull(listener, "listener");
    }

    MigrationOptions withOverwrite(boolean wanted) {
        return new MigrationOptions(wanted, incomplete, onMalformed, listener, rowsAtOnce);
    }

    MigrationOptions withIncomplete(boolean wanted) {
        return new MigrationOptions(overwrite, wanted, onMalformed, listener, rowsAtOnce);
    }

    MigrationOptions withOnMalformed(OnMalformed wanted) {
        return new MigrationOptions(overwrite, incomplete, wanted, listener, rowsAtOnce);
    }

    MigrationOptions withListener(TransferProgress.Listener wanted) {
        return new MigrationOptions(overwrite, incomplete, onMalformed, wanted, rowsAtOnce);
    }

    MigrationOptions withRowsAtOnce(int wanted) {
        return new MigrationOptions(overwrite, incomplete, onMalformed, listener, wanted);
    }
}
