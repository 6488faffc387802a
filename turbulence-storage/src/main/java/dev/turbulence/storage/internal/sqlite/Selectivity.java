package dev.turbulence.storage.internal.sqlite;

/**
 * How few records a condition leaves, fewest first, in runs as they usually are. Of the conditions of a query, the first
 * one by this order chooses the index; SQLite itself would have to guess, and guesses anew in each version.
 */
enum Selectivity {
    INSTANCE_ID,
    FAILED_RECORD,
    STATUS_CODE,
    FAILED_INSTANCE,
    NAME,
    LATENCY,
    SCENARIO,
    SERVICE,
    TYPE,
    PASSED,
    /** No index serves it. */
    NONE
}
