package dev.turbulence.engine.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** How many calls may have a connection at once; the others wait in the order they came. */
final class ConnectionLimit {

    private final Semaphore free;

    ConnectionLimit(int most) {
        this.free = new Semaphore(most, true);
    }

    /**
     * Waits for a turn, as long as the call may go on.
     *
     * @throws IOException when the call was ended first
     */
    void enter(Call call) throws IOException {
        call.enter(Call.Phase.QUEUEING);
        call.await(free::acquire, free::release);
    }

    void leave() {
        free.release();
    }
}
