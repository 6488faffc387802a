package dev.turbulence.storage;

import java.util.List;
import java.util.stream.Stream;

/** The answer to a {@link RawSql}: holds a cursor until it is closed. For use by one thread at a time. */
public interface RawResult extends AutoCloseable {

    /** The columns' names, in their order; names can repeat. */
    List<String> columns();

    /**
     * The rows, one at a time, as many as the query gives: limit the stream, or the query, when that may be many. To be
     * called once. Each row has a value for each column: {@link Long}, {@link Double}, {@link String}, {@code byte[]} or
     * null.
     *
     * @return the rows; reading them throws {@link RawSqlTimeoutException} when the time limit is over, and
     *     {@link RawSqlException} when SQLite finds an error only then
     */
    Stream<List<Object>> stream();

    @Override
    void close();
}
