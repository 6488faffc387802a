package dev.turbulence.storage.internal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/** Makes SQLite look at the clock while it computes, and give up when a time limit is over. */
final class Deadline extends ProgressHandler {

    /** Between two looks at the clock: well below a millisecond, and far more costly than the look. */
    private static final int INSTRUCTIONS = 10_000;

    private final long limitNanos;
    private final long start = System.nanoTime();
    private boolean over;

    private Deadline(Duration limit) {
        this.limitNanos = limit.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? limit.toNanos() : Long.MAX_VALUE;
    }

    /** Starts the clock for whatever the connection computes from now on. */
    static Deadline start(Connection connection, Duration limit) throws SQLException {
        Deadline deadline = new Deadline(limit);
        ProgressHandler.setHandler(connection, INSTRUCTIONS, deadline);
        return deadline;
    }

    /** Whether something was given up. */
    boolean isOver() {
        return over;
    }

    @Override
    protected int progress() {
        over = over || System.nanoTime() - start > limitNanos;
        return over ? 1 : 0;
    }
}
