package dev.turbulence.report.query;

/**
 * Which rows of an answer are wanted.
 *
 * @param limit at most so many; {@link Long#MAX_VALUE} for all
 * @param offset so many are passed over first
 */
public record RowRange(long limit, long offset) {

    /** All rows. */
    public static final RowRange ALL = new RowRange(Long.MAX_VALUE, 0);

    /** @throws QuestionException if either is negative */
    public RowRange {
        if (limit < 0 || offset < 0) {
            throw new QuestionException("limit and offset are not negative: " + limit + ", " + offset);
        }
    }
}
