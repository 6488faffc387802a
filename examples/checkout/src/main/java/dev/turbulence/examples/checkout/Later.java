package dev.turbulence.examples.checkout;

import java.time.Duration;

/** Does a task after a while, on another thread. */
@FunctionalInterface
interface Later {

    void run(Duration delay, Runnable task);
}
