package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.query.Page;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The instances that the first rows of a query belong to. */
final class FirstInstances {

    /** One instance may have many of the first rows; among so many there are nearly always enough instances. */
    private static final long USUALLY_ENOUGH = 200;

    private static final long FACTOR = 100;

    private FirstInstances() {}

    /**
     * Their ids, each once. Few rows are asked for first, since SQLite sorts these in less time and memory than all.
     *
     * @param query gives the instance ids of the rows on a page
     */
    static List<String> ids(ReadConnections connections, int atMost, Function<Page, SqlQuery> query) {
        for (long limit = USUALLY_ENOUGH; ; limit *= FACTOR) {
            long[] rows = new long[1];
            List<String> ids;
            try (Stream<String> all =
                    ResultStream.of(connections, query.apply(new Page(limit, 0)), row -> row.getString(1))) {
                ids = all.peek(id -> rows[0]++).distinct().limit(atMost).toList();
            }
            if (ids.size() == atMost || rows[0] < limit) {
                return ids;
            }
        }
    }
}
