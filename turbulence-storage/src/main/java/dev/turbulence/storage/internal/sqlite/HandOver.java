package dev.turbulence.storage.internal.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rows on their way from many threads to one. When too much is waiting, those who bring more wait too: nothing is
 * dropped, and memory stays bounded.
 */
final class HandOver {

    /**
     * Written in less than a tenth of a second, so that what waits here is a part of a commit interval at most, and cheap
     * for the garbage collector, which copies all of it at each of its turns.
     */
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    /** Enough to be worth waking the taker before its time. */
    private static final long PLENTY_BYTES = MAX_BYTES / 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition plenty = lock.newCondition();
    private final Condition room = lock.newCondition();
    private List<Row> waiting = new ArrayList<>();
    private long waitingBytes;
    private boolean ended;
    private RuntimeException failure;
    private long heldUpNanos;

    /**
     * Brings a row; waits while too much is waiting already, interrupted or not.
     *
     * @throws RuntimeException what {@link #fail} was told, if the taker gave up
     */
    void put(Row row) {
        lock.lock();
        try {
            if (waitingBytes >= MAX_BYTES) {
                awaitRoom();
            }
            throwFailure();
            if (ended) {
                throw new IllegalStateException("The run is closed; nothing can be recorded any more");
            }
            boolean few = waitingBytes < PLENTY_BYTES;
            waiting.add(row);
            waitingBytes += row.bytes();
            if (few && waitingBytes >= PLENTY_BYTES) {
                plenty.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() {
        long start = System.nanoTime();
        while (waitingBytes >= MAX_BYTES && failure == null) {
            room.awaitUninterruptibly();
        }
        heldUpNanos += System.nanoTime() - start;
    }

    /** All rows brought since the last call, after a little while or as soon as there are plenty; null after the end. */
    List<Row> take(long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!ended && waitingBytes < PLENTY_BYTES && remaining > 0) {
                remaining = plenty.awaitNanos(remaining);
            }
            if (ended && waiting.isEmpty()) {
                return null;
            }
            List<Row> taken = waiting;
            waiting = new ArrayList<>(taken.size());
            waitingBytes = 0;
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** No more rows will be brought. */
    void end() {
        lock.lock();
        try {
            ended = true;
            plenty.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The taker gives up: all who bring rows are told why. */
    void fail(RuntimeException cause) {
        lock.lock();
        try {
            failure = cause;
            waiting = new ArrayList<>();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Throws what the taker gave up for, if it did. */
    void check() {
        lock.lock();
        try {
            throwFailure();
        } finally {
            lock.unlock();
        }
    }

    /** How long, in all, those who brought rows had to wait. */
    long heldUpMillis() {
        lock.lock();
        try {
            return TimeUnit.NANOSECONDS.toMillis(heldUpNanos);
        } finally {
            lock.unlock();
        }
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }
}
