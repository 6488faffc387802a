/**
 * Questions to a stored run, and their answers as tables, CSV, JSON and JSON lines.
 *
 * <p>A question is one of the {@linkplain dev.turbulence.report.query.NamedQuery named queries}, which both storages
 * answer, or {@linkplain dev.turbulence.storage.RawSql SQL}. Rows are written while they are read, so that an answer may
 * be larger than memory.
 *
 * <p>Columns have the names that the tables and views of {@code turbulence.db} have for the same thing. Values come from a
 * system under test and are not to be trusted: each format says what it does with control characters.
 */
package dev.turbulence.report.query;
