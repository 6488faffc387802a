package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one thread that writes to the database of a run. It commits what came in a short while as one transaction, because
 * a transaction per record would be a thousand times slower. What a killed process loses is at most what came in the last
 * commit interval.
 */
final class BackgroundInserter {

    /** Rows are collected for this part of the commit interval at a time, or for the longest time. */
    private static final int TAKES_IN_INTERVAL = 10;

    private static final long LONGEST_TAKE_MILLIS = 20;

    private final Path file;
    private final Connection connection;
    private final RowInserter rows;
    /** Instances that have started since the last commit and not ended. Used by the thread alone. */
    private final Map<String, StartedInstance> running = new LinkedHashMap<>();

    private final HandOver handOver = new HandOver();
    private final long takeMillis;
    /** Half of the interval; the other half is for the wait until a row is taken, and for the commit. */
    private final long transactionNanos;

    private boolean uncommitted;
    private long transactionStart;

    private final Thread thread;

    /**
     * @param connection used by nobody else until {@link #finish} returns; auto-commit is off
     * @param commitInterval the longest that a row waits to be committed, while the disk keeps up
     */
    BackgroundInserter(Path file, Connection connection, Duration commitInterval) throws SQLException {
        this.takeMillis = Math.min(LONGEST_TAKE_MILLIS, commitInterval.toMillis() / TAKES_IN_INTERVAL);
        this.transactionNanos = commitInterval.toNanos() / 2;
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
        List<Row> taken = handOver.take(takeMillis);
        while (taken != null) {
            for (Row row : taken) {
                if (!uncommitted) {
                    uncommitted = true;
                    transactionStart = System.nanoTime();
                }
                insert(row);
                commitIfDue();
            }
            commitIfDue();
            taken = handOver.take(takeMillis);
        }
        commit();
        rows.close();
    }

    private void commitIfDue() throws SQLException {
        if (uncommitted && System.nanoTime() - transactionStart >= transactionNanos) {
            commit();
        }
    }

    private void insert(Row row) throws SQLException {
        if (row instanceof StartedInstance started) {
            running.put(started.instance().id(), started);
            return;
        }
        if (row instanceof InstanceRow ended) {
            running.remove(ended.id());
        }
        row.insertInto(rows);
    }

    private void commit() throws SQLException {
        for (StartedInstance started : running.values()) {
            started.insertInto(rows);
        }
        running.clear();
        rows.flush();
        connection.commit();
        uncommitted = false;
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
