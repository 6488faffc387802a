package dev.turbulence.engine.http;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;

/**
 * A call in flight, and the one place where the thread that makes it and the thread that may end it meet.
 *
 * <p>A blocking read on a platform thread is woken by nothing but the closing of its socket, so that is how a call is
 * ended. Once it has {@link #finish finished} its socket may already serve another call and is out of reach.
 */
final class Call {

    enum Phase {
        QUEUEING("waiting for a free connection (`max_connections`)"),
        CONNECTING("connecting"),
        TUNNELLING("asking the proxy for a tunnel"),
        SECURING("agreeing on TLS"),
        SENDING("sending the request"),
        WAITING("waiting for the response"),
        READING("reading the response body");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    enum Ending {
        DEADLINE,
        ABORT
    }

    private final long deadlineNanos;
    private volatile Phase phase = Phase.CONNECTING;
    private SocketChannel channel;
    private Thread waiter;
    private Ending ending;
    private boolean finished;

    Call(long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
    }

    boolean overdueAt(long nanoTime) {
        return nanoTime - deadlineNanos >= 0;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        phase = next;
    }

    /** The call goes on over this channel; a call that was ended meanwhile closes it and fails. */
    synchronized void use(SocketChannel next) throws IOException {
        channel = next;
        if (ending != null) {
            next.close();
            throw new AsynchronousCloseException();
        }
    }

    /** A wait for something other than a socket. */
    @FunctionalInterface
    interface Wait {
        void untilOver() throws InterruptedException;
    }

    /**
     * Waits, unless the call is ended first.
     *
     * @param undo gives back what was waited for, when the call was ended in that very moment
     */
    void await(Wait wait, Runnable undo) throws IOException {
        boolean over = false;
        try {
            beginWait();
            wait.untilOver();
            over = true;
        } catch (InterruptedException e) {
            // By the end of the call, or by somebody who wants the whole thread to stop.
            if (!ended()) {
                Thread.currentThread().interrupt();
            }
        }
        if (endWait() || !over) {
            if (over) {
                undo.run();
            }
            throw new AsynchronousCloseException();
        }
    }

    private synchronized void beginWait() throws InterruptedException {
        if (ending != null) {
            throw new InterruptedException();
        }
        waiter = Thread.currentThread();
    }

    /** Returns whether the call was ended; the interrupt that may have come with it goes no further. */
    private synchronized boolean endWait() {
        boolean interrupted = waiter != null && ending != null;
        waiter = null;
        if (interrupted) {
            Thread.interrupted();
        }
        return ending != null;
    }

    /** Ends the call from outside; without effect on one that has finished or was ended before. */
    synchronized void end(Ending reason) {
        if (finished || ending != null) {
            return;
        }
        ending = reason;
        if (waiter != null) {
            waiter.interrupt();
        }
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The descriptor is gone either way, and the call fails as it should.
            }
        }
    }

    synchronized boolean ended() {
        return ending != null;
    }

    /** From here on the call cannot be ended; returns how it was ended before, or null. */
    synchronized Ending finish() {
        finished = true;
        return ending;
    }
}
