/**
 * The stored run: the only meeting point between the engine that plays scenarios and everything that asks about them.
 *
 * <p>{@link dev.turbulence.storage.RunWriter} is the only way in, {@link dev.turbulence.storage.StoredRun#open} the only
 * way out. A run lies on disk either as JSON lines or as one SQLite database; both hold the same records, and every
 * query gives the same answer on both.
 *
 * <p>Units: latencies and durations are {@link java.time.Duration}s, points in time are {@link java.time.Instant}s with
 * microsecond precision, rates are percentages from 0 to 100. Errors of this package are unchecked
 * {@link dev.turbulence.storage.StorageException}s whose messages name the file and the way out.
 */
package dev.turbulence.storage;
