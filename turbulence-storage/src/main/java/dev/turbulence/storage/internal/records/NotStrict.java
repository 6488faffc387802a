package dev.turbulence.storage.internal.records;

/** Leaves a scan of what is no strict JSON; carries nothing, so that odd lines cost no stack trace. */
final class NotStrict extends RuntimeException {

    static final NotStrict INSTANCE = new NotStrict();

    private static final long serialVersionUID = 1L;

    private NotStrict() {
        super(null, null, false, false);
    }
}
