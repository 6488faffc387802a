/**
 * Writes tables and indexes of an SQLite database straight into its pages, for rows that come in the order in which they
 * lie in the file. What SQLite's own INSERT does for each row (bind values, run its byte code, look for the place, split
 * pages) costs several times what the bytes do.
 *
 * <p>SQLite itself makes the database, with every table and index empty, and closes it. Then a
 * {@link dev.turbulence.storage.internal.sqlite.pages.PageFile} appends pages behind those that are there, and a
 * {@link dev.turbulence.storage.internal.sqlite.pages.BTreeWriter} for each table or index fills them from left to right:
 * leaf pages as they become full, interior pages above them, and at the end the root page, which lies where SQLite put it.
 * Afterwards SQLite opens the file as any other. The format is <a href="https://sqlite.org/fileformat2.html">public</a>
 * and will not change; tests compare what is written here with what INSERT writes, value by value, and have SQLite check
 * the integrity of the file.
 *
 * <p>Nobody else has the file open meanwhile, and a file that was not finished is worthless.
 */
package dev.turbulence.storage.internal.sqlite.pages;
