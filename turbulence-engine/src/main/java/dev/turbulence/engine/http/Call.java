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
        CONNECTING("connecting"),
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

    /** Ends the call from outside; without effect on one that has finished or was ended before. */
    synchronized void end(Ending reason) {
        if (finished || ending != null) {
            return;
        }
        ending = reason;
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
