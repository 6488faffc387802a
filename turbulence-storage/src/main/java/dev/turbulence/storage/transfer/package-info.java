/**
 * Runs on their way from one storage to the other: {@link dev.turbulence.storage.transfer.Migration} makes a database of
 * JSON lines, {@link dev.turbulence.storage.transfer.Export} the reverse.
 *
 * <p>A migration reads on one thread and writes on another. The reader slices lines without making objects of them: an
 * observation goes into its row as the bytes it was. Only strict JSON is taken that way; any other line goes through a
 * parser first, which makes it strict or says what is wrong with it. What a row's columns cannot hold exactly is kept in
 * its {@code extra} column, so that an export gives back the same records.
 *
 * <p>The database's pages are written without SQLite, which gets the file when the records are in it: see
 * {@link dev.turbulence.storage.internal.sqlite.RowLoader}.
 *
 * <p>Files are written under temporary names beside their place and put there when they are whole, never over what somebody
 * else put there meanwhile. The files that are read stay as they are, byte for byte.
 */
package dev.turbulence.storage.transfer;
