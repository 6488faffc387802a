package dev.turbulence.storage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The end of every query: a word that says how many records are wanted. Queries are immutable; each call asks the run
 * anew.
 *
 * @param <T> what the query finds
 */
public interface RecordQuery<T> {

    /**
     * The matches, one at a time, in bounded memory. To be closed, best in a {@code try} statement.
     *
     * @throws UnknownNameException if the query names what the run does not know
     */
    Stream<T> stream();

    /**
     * How many match.
     *
     * @throws UnknownNameException if the query names what the run does not know
     */
    long count();

    /** All matches in a list, however many that are. */
    default List<T> list() {
        try (Stream<T> matches = stream()) {
            return matches.toList();
        }
    }

    /** The first match, or empty. */
    default Optional<T> findFirst() {
        try (Stream<T> matches = stream()) {
            return matches.findFirst();
        }
    }

    /**
     * The only match.
     *
     * @throws CardinalityException if there is none, or more than one
     */
    default T one() {
        List<T> few;
        try (Stream<T> matches = stream()) {
            few = matches.limit(2).toList();
        }
        if (few.size() == 1) {
            return few.get(0);
        }
        throw new CardinalityException("Expected exactly one match, but found "
                + (few.isEmpty() ? "none" : count() + ", the first two being " + few.get(0) + " and " + few.get(1)));
    }
}
