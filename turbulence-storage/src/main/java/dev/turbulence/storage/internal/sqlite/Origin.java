package dev.turbulence.storage.internal.sqlite;

/**
 * What the rows of steps and assertions repeat of their instance.
 *
 * @param scenarioId its scenario; null when it is not known
 * @param warmUp whether it belongs to the warm-up
 */
record Origin(String scenarioId, boolean warmUp) {

    /** Of an instance that has no record, so far. */
    static final Origin UNKNOWN = new Origin(null, false);
}
