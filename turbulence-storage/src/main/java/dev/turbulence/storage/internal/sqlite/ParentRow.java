package dev.turbulence.storage.internal.sqlite;

import java.sql.SQLException;

/**
 * A row of {@code instances} that exists only so that steps and assertions have a parent: the instance itself has no
 * record. Queries for instances leave it out.
 *
 * @param position the row id, {@link InstanceRow#RUNNING} or greater
 */
public record ParentRow(long position, String id, String runId, String correlationId) implements Row {
    @Override
    public void insertInto(RowInserter rows) throws SQLException {
        rows.insert(this);
    }
}
