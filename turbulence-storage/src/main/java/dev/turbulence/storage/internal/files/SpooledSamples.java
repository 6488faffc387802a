package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.internal.DoubleList;
import dev.turbulence.storage.internal.Percentiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Samples of which percentiles are wanted at the end: some in memory, all others in a temporary file, so that a run may
 * last as long as it likes. The file's name is gone as soon as it is open, where the system allows it. Not a channel:
 * interrupting a thread that writes to a channel closes it for all. For one thread at a time.
 */
final class SpooledSamples implements Closeable {

    /** So many take 8 MiB. */
    private static final int IN_MEMORY = 1 << 20;

    private static final int BUFFERED_BYTES = 1 << 16;
    /** How many bits of the samples each pass looks at. */
    private static final int BITS = 16;

    private final Path folder;
    private final int inMemory;
    private final DoubleList first = new DoubleList();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED_BYTES);
    private Path path;
    private RandomAccessFile rest;
    private long flushed;

    /** @param folder where the file is to lie; it exists when the file is needed */
    SpooledSamples(Path folder) {
        this(folder, IN_MEMORY);
    }

    SpooledSamples(Path folder, int inMemory) {
        this.folder = folder;
        this.inMemory = inMemory;
    }

    void add(double sample) throws IOException {
        if (first.size() < inMemory) {
            first.add(sample);
            return;
        }
        if (rest == null) {
            open();
        }
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.putLong(Double.doubleToLongBits(sample));
    }

    private void open() throws IOException {
        path = Files.createTempFile(folder, ".latencies", ".tmp");
        rest = new RandomAccessFile(path.toFile(), "rw");
        if (!path.toFile().delete()) {
            path.toFile().deleteOnExit();
        }
    }

    private void flush() throws IOException {
        rest.write(buffer.array(), 0, buffer.position());
        flushed += buffer.position();
        buffer.clear();
    }

    long count() {
        return first.size() + (flushed + buffer.position()) / Long.BYTES;
    }

    /** The percentiles, each from 0 to 100, of at least one sample. */
    double[] percentiles(double... percents) throws IOException {
        if (rest == null) {
            double[] sorted = first.toArray();
            Arrays.sort(sorted);
            return Arrays.stream(percents)
                    .map(percent -> Percentiles.of(percent, sorted.length, index -> sorted[(int) index]))
                    .toArray();
        }
        flush();
        long[] indexes = Arrays.stream(percents)
                .mapToLong(percent -> (long) (percent / 100 * (count() - 1)))
                .flatMap(below -> LongStream.of(below, Math.min(below + 1, count() - 1)))
                .distinct()
                .toArray();
        double[] found = select(indexes);
        return Arrays.stream(percents)
                .map(percent -> Percentiles.of(percent, count(), index -> found[indexOf(indexes, index)]))
                .toArray();
    }

    private static int indexOf(long[] values, long value) {
        int at = 0;
        while (values[at] != value) {
            at++;
        }
        return at;
    }

    /**
     * The samples at some indexes of the sorted samples, by radix selection: each pass counts, by their next bits, the
     * samples that begin like the wanted one.
     */
    private double[] select(long[] indexes) throws IOException {
        long[] begins = new long[indexes.length];
        long[] left = indexes.clone();
        for (int shift = Long.SIZE - BITS; shift >= 0; shift -= BITS) {
            int[][] counts = count(begins, shift);
            for (int i = 0; i < indexes.length; i++) {
                int digit = 0;
                while (left[i] >= counts[i][digit]) {
                    left[i] -= counts[i][digit];
                    digit++;
                }
                begins[i] = begins[i] << BITS | digit;
            }
        }
        return Arrays.stream(begins).mapToDouble(SpooledSamples::sample).toArray();
    }

    /** For each begin, how many samples go on with which bits. */
    private int[][] count(long[] begins, int shift) throws IOException {
        int[][] counts = new int[begins.length][];
        for (int i = 0; i < begins.length; i++) {
            int same = indexOf(begins, begins[i]);
            counts[i] = same < i ? counts[same] : new int[1 << BITS];
        }
        long[] distinct = Arrays.stream(begins).distinct().toArray();
        int[][] ofDistinct = Arrays.stream(distinct)
                .mapToObj(begin -> counts[indexOf(begins, begin)])
                .toArray(int[][]::new);
        boolean all = shift == Long.SIZE - BITS;
        forEachKey(key -> {
            int digit = (int) (key >>> shift) & (1 << BITS) - 1;
            for (int i = 0; i < distinct.length; i++) {
                if (all || key >>> shift + BITS == distinct[i]) {
                    ofDistinct[i][digit]++;
                }
            }
        });
        return counts;
    }

    private void forEachKey(LongConsumer each) throws IOException {
        for (double sample : first.toArray()) {
            each.accept(key(Double.doubleToLongBits(sample)));
        }
        rest.seek(0);
        for (long left = flushed; left > 0; left -= buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            rest.readFully(buffer.array(), 0, buffer.limit());
            while (buffer.hasRemaining()) {
                each.accept(key(buffer.getLong()));
            }
        }
        buffer.clear();
    }

    /** The bits of a double, so that as numbers without a sign they have its order. */
    private static long key(long bits) {
        return bits < 0 ? ~bits : bits | Long.MIN_VALUE;
    }

    private static double sample(long key) {
        return Double.longBitsToDouble(key < 0 ? key & Long.MAX_VALUE : ~key);
    }

    @Override
    public void close() throws IOException {
        if (rest != null) {
            rest.close();
            Files.deleteIfExists(path);
        }
    }
}
