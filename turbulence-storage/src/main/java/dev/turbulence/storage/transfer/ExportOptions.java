package dev.turbulence.storage.transfer;

import java.util.Objects;

/** What an export may do. */
record ExportOptions(boolean overwrite, boolean incomplete, TransferProgress.Listener listener) {

    static final ExportOptions DEFAULTS = new ExportOptions(false, false, TransferProgress.Listener.NONE);

    ExportOptions {
        Objects.requireNonNull(listener, "listener");
    }

    ExportOptions withOverwrite(boolean wanted) {
        return new ExportOptions(wanted, incomplete, listener);
    }

    ExportOptions withIncomplete(boolean wanted) {
        return new ExportOptions(overwrite, wanted, listener);
    }

    ExportOptions withListener(TransferProgress.Listener wanted) {
        return new ExportOptions(overwrite, incomplete, wanted);
    }
}
