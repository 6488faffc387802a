package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.internal.query.Page;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Streams over the records of a file. */
final class Cursor {

    private Cursor() {}

    /**
     * The records on a page of those that match, in their order.
     *
     * @param give makes the record that the view stands on
     */
    static <V extends RecordView, T> Stream<T> over(V view, Page page, Predicate<V> match, Supplier<T> give) {
        return stream(view, new Supplier<>() {
            private long skipped;
            private long given;

            @Override
            public T get() {
                while (given < page.limit() && view.next()) {
                    if (match.test(view) && skipped++ >= page.offset()) {
                        given++;
                        return give.get();
                    }
                }
                return null;
            }
        });
    }

    /** The records on a page of those that start at these positions, in this order. */
    static <T> Stream<T> at(RecordView view, PrimitiveIterator.OfLong positions, Page page, Supplier<T> give) {
        for (long i = 0; i < page.offset() && positions.hasNext(); i++) {
            positions.nextLong();
        }
        return stream(view, new Supplier<>() {
            private long given;

            @Override
            public T get() {
                if (given++ >= page.limit() || !positions.hasNext()) {
                    return null;
                }
                view.moveTo(positions.nextLong());
                return give.get();
            }
        });
    }

    /** @param source gives records until null */
    private static <T> Stream<T> stream(RecordView view, Supplier<T> source) {
        Spliterator<T> records =
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super T> action) {
                        long start = System.nanoTime();
                        T record = source.get();
                        view.spent(System.nanoTime() - start);
                        if (record != null) {
                            action.accept(record);
                        }
                        return record != null;
                    }
                };
        return StreamSupport.stream(records, false).onClose(view::close);
    }
}
