package dev.turbulence.storage.internal.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Chunks of rows, each sorted for an index, in a temporary file that is gone when this is closed. For one thread. */
final class SortedRuns implements Closeable {

    /** What each run is read by is no less than a page of the disk, and no more than pays. */
    private static final int LEAST_BUFFER = 1 << 12;

    private static final int GREATEST_BUFFER = 1 << 16;

    private static final int MOST_BYTES_PER_ROW = 2 * Integer.BYTES + Long.BYTES;

    private final LoadedIndex index;
    private final Spool spool;
    private final List<Run> runs = new ArrayList<>();

    /** @param folder where the file lies; it exists */
    SortedRuns(LoadedIndex index, Path folder) throws IOException {
        this.index = index;
        this.spool = new Spool(folder);
    }

    /**
     * Adds a chunk, whose rows come behind those of the chunks before.
     *
     * @param sorted places in the chunk
     */
    void add(RowChunk chunk, int[] sorted) throws IOException {
        long start = spool.length();
        for (int at : sorted) {
            spool.add(at);
            spool.add(chunk.codes()[at]);
            if (index.hasLatency()) {
                spool.add(chunk.latency(at));
            }
        }
        runs.add(new Run(chunk.firstRow(), start, spool.length()));
    }

    /**
     * Hands on all rows in the index's order. Nothing is added after this.
     *
     * @param memory how many bytes may be used to read ahead, where that suffices for a page of each chunk
     */
    void merge(long memory, IndexBuilder.Taker taker) throws IOException {
        spool.flush();
        int buffer = (int) Math.max(LEAST_BUFFER, Math.min(GREATEST_BUFFER, memory / runs.size()));
        PriorityQueue<Run> heads = new PriorityQueue<>(runs.size());
        for (Run run : runs) {
            run.open(buffer);
            if (run.next()) {
                heads.add(run);
            }
        }
        for (Run first = heads.poll(); first != null; first = heads.poll()) {
            boolean more;
            do {
                taker.take(first.code, first.latency, first.firstRow + first.at);
                more = first.next();
            } while (more && (heads.isEmpty() || first.compareTo(heads.peek()) < 0));
            if (more) {
                heads.add(first);
            }
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    /** Goes through one sorted chunk. */
    private final class Run implements Comparable<Run> {

        private final long firstRow;
        private final long end;
        private long position;
        private ByteBuffer buffer;
        private int at;
        private int code;
        private long latency;

        Run(long firstRow, long start, long end) {
            this.firstRow = firstRow;
            this.position = start;
            this.end = end;
        }

        /** @param bytes how many are read at once, at least what a row takes */
        void open(int bytes) {
            buffer = ByteBuffer.allocate(bytes / MOST_BYTES_PER_ROW * MOST_BYTES_PER_ROW)
                    .limit(0);
        }

        /** Moves to the next row; false at the end. */
        boolean next() throws IOException {
            if (!buffer.hasRemaining()) {
                spool.read(buffer, position, end);
                position += buffer.limit();
                if (!buffer.hasRemaining()) {
                    return false;
                }
            }
            at = buffer.getInt();
            code = buffer.getInt();
            latency = index.hasLatency() ? buffer.getLong() : 0;
            return true;
        }

        /** Chunks come one after the other, so equal rows come in the order of their chunks. */
        @Override
        public int compareTo(Run other) {
            int byKey = index.compare(code, latency, other.code, other.latency);
            return byKey != 0 ? byKey : Long.compare(firstRow, other.firstRow);
        }
    }
}
