package dev.turbulence.storage.internal.jsonl;

import java.io.Closeable;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Sorts values by a key each, ties by the value, in memory that does not grow with them: beyond a bound, sorted parts go
 * to a temporary file, which lasts until this is closed.
 */
final class KeySorter implements Closeable {

    /** How many are kept in memory, 16 bytes each. */
    static final int KEPT = 1 << 19;

    private final Consumer<KeySorter> onClose;
    private final boolean spilling;
    private final SmallestKeys kept;
    private SpilledKeys spilled;

    /**
     * @param wanted how many of the first ones are needed
     * @param bound how many are kept in memory, at least 1
     * @param onClose told when this is closed
     */
    KeySorter(long wanted, int bound, Consumer<KeySorter> onClose) {
        this.onClose = onClose;
        this.spilling = wanted > bound;
        this.kept = new SmallestKeys((int) Math.min(wanted, bound));
    }

    void add(long key, long value) {
        if (spilling && kept.isFull()) {
            spill();
        }
        kept.add(key, value);
    }

    /** At least as many of the first values as are needed, in order. Nothing is added after this. */
    PrimitiveIterator.OfLong sorted() {
        if (spilled != null) {
            spill();
            return spilled.merged();
        }
        kept.sort();
        return IntStream.range(0, kept.size()).mapToLong(kept::value).iterator();
    }

    private void spill() {
        if (spilled == null) {
            spilled = new SpilledKeys();
        }
        kept.sort();
        spilled.write(kept);
        kept.clear();
    }

    @Override
    public void close() {
        onClose.accept(this);
        if (spilled != null) {
            spilled.close();
        }
    }
}
