package dev.turbulence.storage;

import dev.turbulence.storage.internal.RunReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A question in SQL to a run that is stored in SQLite. The tables, columns, indexes and views are described in
 * {@code docs/database.md}.
 *
 * <p>Whatever the text says, nothing on disk is changed: it runs alone on a connection that only reads, to which no other
 * file can be attached, and that is thrown away afterwards. Immutable: each word gives a new question.
 */
public final class RawSql {

    /** The time limit unless another is set. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);

    private final RunReader reader;
    private final String text;
    private final List<Object> parameters;
    private final Duration timeLimit;

    RawSql(RunReader reader, String text) {
        this(reader, Objects.requireNonNull(text, "text"), List.of(), DEFAULT_TIME_LIMIT);
    }

    private RawSql(RunReader reader, String text, List<Object> parameters, Duration timeLimit) {
        this.reader = reader;
        this.text = text;
        this.parameters = parameters;
        this.timeLimit = timeLimit;
    }

    /**
     * With these values for the places marked {@code ?}, in their order.
     *
     * @param values strings, numbers, booleans (1 and 0 in SQLite), byte arrays or null
     */
    public RawSql with(Object... values) {
        return new RawSql(reader, text, Collections.unmodifiableList(Arrays.asList(values.clone())), timeLimit);
    }

    /**
     * Given up when it takes longer, from {@link #open()} to the last row that is read.
     *
     * @param limit more than zero
     */
    public RawSql within(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a time limit is longer than zero, not " + limit);
        }
        return new RawSql(reader, text, parameters, limit);
    }

    /**
     * Asks. Rows are computed while they are read.
     *
     * @return the answer, to be closed
     * @throws RawSqlTimeoutException if the first row takes longer than the time limit
     * @throws RawSqlException if the run is not in a database, if the text is not one single query, if the values do not
     *     fit its parameters, or if SQLite refuses it
     */
    public RawResult open() {
        return reader.sql(text, parameters, timeLimit);
    }
}
