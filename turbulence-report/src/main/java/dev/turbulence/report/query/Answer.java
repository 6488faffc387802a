package dev.turbulence.report.query;

import dev.turbulence.storage.RawResult;
import dev.turbulence.storage.RecordQuery;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What a run answers: rows, read once while they are computed. Holds a cursor until it is closed. For use by one thread.
 */
public final class Answer implements AutoCloseable {

    /** So far rows are counted that nobody asked to see and that have to be computed for it. */
    static final long COUNTED = 10_000;

    private final List<Column> columns;
    private final Iterator<List<Object>> rows;
    private final LongSupplier more;
    private final boolean countsAll;
    private final AutoCloseable source;

    private Answer(
            List<Column> columns,
            Iterator<List<Object>> rows,
            LongSupplier more,
            boolean countsAll,
            AutoCloseable source) {
        this.columns = columns;
        this.rows = rows;
        this.more = more;
        this.countsAll = countsAll;
        this.source = source;
    }

    /** The records of a query, each as a row. */
    static <T> Answer of(
            List<Column> columns,
            RecordQuery<T> all,
            RecordQuery<T> page,
            RowRange range,
            Function<T, List<Object>> row) {
        Stream<T> records = page.stream();
        return new Answer(columns, records.map(row).iterator(), () -> beyond(all.count(), range), true, records);
    }

    /** Rows that are few enough to be kept. */
    static Answer of(List<Column> columns, List<List<Object>> rows, RowRange range) {
        Iterator<List<Object>> wanted =
                rows.stream().skip(range.offset()).limit(range.limit()).iterator();
        return new Answer(columns, wanted, () -> beyond(rows.size(), range), true, () -> {});
    }

    private static long beyond(long count, RowRange range) {
        long fromOffset = Math.max(0, count - range.offset());
        return fromOffset - Math.min(range.limit(), fromOffset);
    }

    /** The rows of an answer to SQL, which is closed with this. */
    public static Answer of(RawResult result, RowRange range) {
        List<Column> columns = result.columns().stream().map(Column::of).toList();
        Stream<List<Object>> stream = result.stream();
        Iterator<List<Object>> rows = stream.skip(range.offset()).iterator();
        return new Answer(columns, new Limited(rows, range.limit()), () -> countSome(rows), false, result);
    }

    private static long countSome(Iterator<List<Object>> rows) {
        long count = 0;
        while (count <= COUNTED && rows.hasNext()) {
            rows.next();
            count++;
        }
        return count;
    }

    List<Column> columns() {
        return columns;
    }

    /** Rows of text, numbers, booleans, instants, lists of strings, {@link JsonValue}s, bytes and null. */
    Iterator<List<Object>> rows() {
        return rows;
    }

    /** How many rows there are beyond those wanted, to be asked after the last of them was read. */
    long more() {
        return more.getAsLong();
    }

    /** Whether {@link #more()} is exact above {@link #COUNTED}, too. */
    boolean countsAll() {
        return countsAll;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first so many elements; does not look further than it must, unlike a stream's limit once it is an iterator. */
    private static final class Limited implements Iterator<List<Object>> {
        private final Iterator<List<Object>> rows;
        private long left;

        Limited(Iterator<List<Object>> rows, long limit) {
            this.rows = rows;
            this.left = limit;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && rows.hasNext();
        }

        @Override
        public List<Object> next() {
            left--;
            return rows.next();
        }
    }
}
