package dev.turbulence.maven;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells how far a goal has come: on a terminal by one line that changes in place, elsewhere by a line of the log every
 * few seconds. It asks on a thread of its own and costs the work nothing.
 */
final class ProgressLine implements AutoCloseable {

    private static final long TERMINAL_MILLIS = 200;
    private static final long LOG_MILLIS = 5_000;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "turbulence-progress");
        thread.setDaemon(true);
        return thread;
    });
    private final Terminal terminal;

    /**
     * @param terminal where the line is shown; null to write to the log
     * @param line says how far it has come; called by the thread of this object
     */
    ProgressLine(Terminal terminal, Log log, Supplier<String> line) {
        this.terminal = terminal;
        long period = terminal == null ? LOG_MILLIS : TERMINAL_MILLIS;
        Runnable tell = terminal == null ? () -> log.info(line.get()) : () -> terminal.show(line.get());
        clock.scheduleAtFixedRate(tell, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (terminal != null) {
            terminal.clear();
        }
    }
}
