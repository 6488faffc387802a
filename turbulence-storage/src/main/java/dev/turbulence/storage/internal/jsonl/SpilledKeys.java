package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.PriorityQueue;

/**
 * Sorted parts of what is to be sorted, in a temporary file. The file's name is gone as soon as it is open, where the
 * system allows it, so that nothing stays behind however the process ends; elsewhere it goes when this is closed or the
 * process ends.
 */
final class SpilledKeys implements Closeable {

    private static final int PAIR = 2 * Long.BYTES;
    private static final int CHUNK = 512 * PAIR;

    private final Path path;
    private final RandomAccessFile file;
    private final List<Part> parts = new ArrayList<>();

    SpilledKeys() {
        try {
            path = Files.createTempFile("turbulence-sort-", ".tmp");
            file = new RandomAccessFile(path.toFile(), "rw");
            if (!path.toFile().delete()) {
                path.toFile().deleteOnExit();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Adds a part, which is sorted. */
    void write(SmallestKeys sorted) {
        try {
            long start = file.length();
            file.seek(start);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            for (int rank = 0; rank < sorted.size(); rank++) {
                chunk.putLong(sorted.key(rank)).putLong(sorted.value(rank));
                if (!chunk.hasRemaining() || rank == sorted.size() - 1) {
                    file.write(chunk.array(), 0, chunk.position());
                    chunk.clear();
                }
            }
            parts.add(new Part(start, file.length()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The values of all parts, in order. */
    PrimitiveIterator.OfLong merged() {
        PriorityQueue<Part> heads = new PriorityQueue<>(
                Comparator.<Part>comparingLong(part -> part.key).thenComparingLong(part -> part.value));
        for (Part part : parts) {
            if (part.next()) {
                heads.add(part);
            }
        }
        return new PrimitiveIterator.OfLong() {
            @Override
            public boolean hasNext() {
                return !heads.isEmpty();
            }

            @Override
            public long nextLong() {
                Part first = heads.poll();
                if (first == null) {
                    throw new NoSuchElementException();
                }
                long value = first.value;
                if (first.next()) {
                    heads.add(first);
                }
                return value;
            }
        };
    }

    @Override
    public void close() {
        try {
            file.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static StorageException failed(IOException e) {
        return new StorageException(
                "Cannot sort in a temporary file in " + System.getProperty("java.io.tmpdir") + ": "
                        + Failures.describe(e) + ". Free space there, name another folder with -Djava.io.tmpdir, or ask"
                        + " for fewer with a limit.",
                e);
    }

    /** Goes through one part. */
    private final class Part {

        private final long end;
        private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);
        private long position;
        private long key;
        private long value;

        Part(long start, long end) {
            this.position = start;
            this.end = end;
        }

        /** Moves to the next pair; false at the end. */
        boolean next() {
            if (!chunk.hasRemaining() && !fill()) {
                return false;
            }
            key = chunk.getLong();
            value = chunk.getLong();
            return true;
        }

        private boolean fill() {
            int length = (int) Math.min(CHUNK, end - position);
            try {
                file.seek(position);
                file.readFully(chunk.array(), 0, length);
            } catch (IOException e) {
                throw failed(e);
            }
            position += length;
            chunk.clear().limit(length);
            return length > 0;
        }
    }
}
