package dev.turbulence.storage.internal.sqlite;

import java.sql.SQLException;

/** A row on its way into the database. */
sealed interface Row permits StartedInstance, InstanceRow, ParentRow, StepRow, AssertionRow {

    /** Roughly what a row takes in memory apart from long texts. */
    int USUAL_BYTES = 512;

    void insertInto(RowInserter rows) throws SQLException;

    /** Roughly what it takes in memory. */
    default int bytes() {
        return USUAL_BYTES;
    }
}
