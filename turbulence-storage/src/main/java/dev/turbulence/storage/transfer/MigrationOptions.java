package dev.turbulence.storage.transfer;

import java.util.Objects;

/** What a migration may do. */
record MigrationOptions(
        boolean overwrite, boolean incomplete, OnMalformed onMalformed, TransferProgress.Listener listener) {

    static final MigrationOptions DEFAULTS =
            new MigrationOptions(false, false, OnMalformed.FAIL, TransferProgress.Listener.NONE);

    MigrationOptions {
        Objects.requireNonNull(onMalformed, "onMalformed");
        Objects.requireNonNull(listener, "listener");
    }

    MigrationOptions withOverwrite(boolean wanted) {
        return new MigrationOptions(wanted, incomplete, onMalformed, listener);
    }

    MigrationOptions withIncomplete(boolean wanted) {
        return new MigrationOptions(overwrite, wanted, onMalformed, listener);
    }

    MigrationOptions withOnMalformed(OnMalformed wanted) {
        return new MigrationOptions(overwrite, incomplete, wanted, listener);
    }

    MigrationOptions withListener(TransferProgress.Listener wanted) {
        return new MigrationOptions(overwrite, incomplete, onMalformed, wanted);
    }
}
