package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.internal.query.Page;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Streams over the lines of a file. A record is whole before the lines move on. */
final class Cursor {

    private Cursor() {}

    /**
     * The records of the matching lines on a page, in their order.
     *
     * @param match what is asked of the line that the lines stand on; null when it does not match
     * @param give makes the record
     */
    static <L, T> Stream<T> over(JsonLines lines, Page page, Function<JsonLines, L> match, Function<L, T> give) {
        return stream(lines, new Source<>() {
            private long skipped;
            private long given;

            @Override
            public T next() {
                while (given < page.limit() && lines.next()) {
                    L line = match.apply(lines);
                    if (line == null || skipped++ < page.offset()) {
                        continue;
                    }
                    given++;
                    return give.apply(line);
                }
                return null;
            }
        });
    }

    /** The records of the lines that start at these positions, in this order. */
    static <T> Stream<T> at(JsonLines lines, long[] positions, Function<JsonLines, T> read) {
        return stream(lines, new Source<>() {
            private int index;

            @Override
            public T next() {
                if (index == positions.length) {
                    return null;
                }
                lines.seek(positions[index++]);
                lines.next();
                return read.apply(lines);
            }
        });
    }

    private static <T> Stream<T> stream(JsonLines lines, Source<T> source) {
        Spliterator<T> records =
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super T> action) {
                        T record = source.next();
                        if (record != null) {
                            action.accept(record);
                        }
                        return record != null;
                    }
                };
        return StreamSupport.stream(records, false).onClose(lines::close);
    }

    /** Gives records until null. */
    private interface Source<T> {
        T next();
    }
}
