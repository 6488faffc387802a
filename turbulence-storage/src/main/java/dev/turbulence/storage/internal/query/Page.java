package dev.turbulence.storage.internal.query;

/**
 * Which part of the matches is wanted.
 *
 * @param limit at most so many; {@link Long#MAX_VALUE} for all
 * @param offset so many are passed over first
 */
public record Page(long limit, long offset) {

    public static final Page ALL = new Page(Long.MAX_VALUE, 0);

    public Page {
        if (limit < 0 || offset < 0) {
            throw new IllegalArgumentException("limit and offset are not negative: " + limit + ", " + offset);
        }
    }

    public boolean isAll() {
        return limit == Long.MAX_VALUE && offset == 0;
    }

    /** How many of so many matches lie on the page. */
    public long countOf(long matches) {
        return Math.min(limit, Math.max(0, matches - offset));
    }
}
