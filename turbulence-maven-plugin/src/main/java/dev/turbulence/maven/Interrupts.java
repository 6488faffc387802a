package dev.turbulence.maven;

import dev.turbulence.engine.TurbulenceEngine;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** Ends a run in good order when the process is told to end (Ctrl-C): it is closed as aborted and stays readable. */
final class Interrupts implements AutoCloseable {

    /** What closing a run may take beyond the grace period of its instances. */
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final Thread hook;

    Interrupts(TurbulenceEngine engine, Duration gracePeriod, Log log) {
        hook = new Thread(() -> end(engine, gracePeriod, log), "turbulence-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void end(TurbulenceEngine engine, Duration gracePeriod, Log log) {
        log.warn("Interrupted: running instances have " + gracePeriod.toSeconds()
                + " s to end, then the run is closed.");
        engine.cancel("It was interrupted.");
        try {
            engine.awaitEnd(gracePeriod.plus(CLOSING));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook is running already.
        }
    }
}
