package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.Instance;
import java.sql.SQLException;

/**
 * An instance that has started. It is made a row only if a commit finds it still running: most have ended by then, and
 * a row that is replaced at once costs twice.
 *
 * @param position the row id, {@link InstanceRow#RUNNING} or greater
 * @param mapper makes the row
 */
record StartedInstance(Instance instance, long position, Rows mapper) implements Row {
    @Override
    public void insertInto(RowInserter rows) throws SQLException {
        rows.insert(mapper.of(instance, position));
    }
}
