package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.records.LineReader;
import dev.turbulence.storage.internal.records.MalformedLineException;

/** Makes rows of the lines of one file. */
abstract class RecordMapper {

    /**
     * Adds the rows of the current line to a batch.
     *
     * @throws MalformedLineException if the line is no record; nothing was added then
     */
    abstract void map(LineReader line, RowBatch batch) throws MalformedLineException;
}
