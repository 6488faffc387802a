package dev.turbulence.storage.internal.sqlite;

/** Where an index on a column has the latency, too. */
enum LatencyPlace {
    /** Not at all. */
    NONE,
    /** Before the column. */
    FIRST,
    /** Behind the column. */
    LAST
}
