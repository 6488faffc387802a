package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.sqlite.pages.BTreeWriter;
import dev.turbulence.storage.internal.sqlite.pages.PageFile;
import dev.turbulence.storage.internal.sqlite.pages.Record;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Fills indexes in memory that does not grow with the rows: they are sorted chunk by chunk; when there are several, each
 * goes to a temporary file, and all are merged. Safe for use by several threads, each of which takes memory of its own.
 *
 * @param folder where temporary files lie; it exists
 * @param rowsAtOnce how many rows a chunk has
 */
record IndexBuilder(PageFile file, RootPages roots, Path folder, int rowsAtOnce) {

    /** Takes rows in the order of an index. */
    interface Taker {

        /** @param row its number, from 0 */
        void take(int code, long latency, long row) throws IOException;
    }

    /** Fills one index after the other. */
    void write(List<LoadedIndex> indexes) throws IOException {
        for (LoadedIndex index : indexes) {
            BTreeWriter tree = BTreeWriter.index(file, roots.of(index.name()));
            Record entry = new Record();
            sort(index, (code, latency, row) -> tree.addEntry(index.put(entry, code, latency, row)));
            tree.finish();
        }
    }

    private void sort(LoadedIndex index, Taker taker) throws IOException {
        long rows = index.codes().rows();
        if (rows <= rowsAtOnce) {
            RowChunk chunk = index.chunk(0, (int) rows);
            for (int at : index.sort(chunk)) {
                taker.take(chunk.codes()[at], chunk.latency(at), at);
            }
            return;
        }
        try (SortedRuns runs = new SortedRuns(index, folder)) {
            for (long from = 0; from < rows; from += rowsAtOnce) {
                RowChunk chunk = index.chunk(from, (int) Math.min(rowsAtOnce, rows - from));
                runs.add(chunk, index.sort(chunk));
            }
            runs.merge((long) rowsAtOnce * RowChunk.BYTES_PER_ROW, taker);
        }
    }
}
