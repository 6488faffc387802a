package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {

    @Test
    void threadsAreVirtualExactlyWhereTheyDoNotPin() throws Exception {
        Thread worker = runIn(WorkerThreads.factory().newThread(() -> {}));

        boolean virtual = Runtime.version().feature() >= 21
                && (boolean) Thread.class.getMethod("isVirtual").invoke(worker);
        assertThat(virtual).isEqualTo(Runtime.version().feature() >= 24);
        assertThat(worker.isDaemon()).isTrue();
        assertThat(worker.getName()).startsWith("turbulence-worker-");
    }

    @Test
    void platformThreadsAreDaemons() throws Exception {
        CompletableFuture<String> name = new CompletableFuture<>();

        Thread worker = runIn(WorkerThreads.platform()
                .newThread(() -> name.complete(Thread.currentThread().getName())));

        assertThat(name.get()).isEqualTo("turbulence-worker-1");
        assertThat(worker.isDaemon()).isTrue();
    }

    private static Thread runIn(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
        return thread;
    }
}
