package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that writes to the database of a run. It commits what came in a short while as one transaction, because
 * a transaction per record would be a thousand times slower. What a killed process loses is at most the last
 * {@link #COMMIT_MILLIS} milliseconds.
 */
final class BackgroundInserter {

    /** The longest that a row waits to be committed, while the disk keeps up. */
    static final long COMMIT_MILLIS = 200;

    private static final long TAKE_MILLIS = 20;
    private static final long TRANSACTION_NANOS = TimeUnit.MILLISECONDS.toNanos(COMMIT_MILLIS - 2 * TAKE_MILLIS);

    private final Path file;
    private final Connection connection;
    private final RowInserter rows;
    private final HandOver handOver = new HandOver();
    private final Thread thread;

    /** @param connection used by nobody else until {@link #finish} returns; auto-commit is off */
    BackgroundInserter(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.rows = new RowInserter(connection);
        this.thread = new Thread(this::run, "turbulence-sqlite-writer");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** @throws StorageException if this or an earlier row could not be written */
    void add(Row row) {
        handOver.put(row);
    }

    /**
     * Writes what is waiting, commits it and ends the thread.
     *
     * @return what was inserted
     * @throws StorageException if any row could not be written
     */
    RecordCounts finish() {
        handOver.end();
        joinUninterruptibly();
        handOver.check();
        return rows.counts();
    }

    /** How long, in all, callers of {@link #add} had to wait. */
    long heldUpMillis() {
        return handOver.heldUpMillis();
    }

    private void run() {
        try {
            insertUntilEnd();
        } catch (SQLException e) {
            handOver.fail(SqliteFiles.failure("Cannot write", file, e));
        } catch (InterruptedException | RuntimeException e) {
            handOver.fail(new StorageException("Cannot write " + file + ": the writing thread ended early, " + e, e));
        }
    }

    private void insertUntilEnd() throws SQLException, InterruptedException {
        long transactionStart = 0;
        boolean uncommitted = false;
        List<Row> taken = handOver.take(TAKE_MILLIS);
        while (taken != null) {
            if (!uncommitted && !taken.isEmpty()) {
                uncommitted = true;
                transactionStart = System.nanoTime();
            }
            for (Row row : taken) {
                row.insertInto(rows);
            }
            if (uncommitted && System.nanoTime() - transactionStart >= TRANSACTION_NANOS) {
                commit();
                uncommitted = false;
            }
            taken = handOver.take(TAKE_MILLIS);
        }
        commit();
        rows.close();
    }

    private void commit() throws SQLException {
        rows.flush();
        connection.commit();
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
