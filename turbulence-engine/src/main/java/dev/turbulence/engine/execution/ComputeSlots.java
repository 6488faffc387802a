package dev.turbulence.engine.execution;

import java.util.concurrent.Semaphore;

/**
 * Lets as many instances compute at once as the machine has processors; the others wait for an answer, sleep, or queue.
 * When more threads are ready to run than there are processors, the JVM's own compilers get no more than one thread's share,
 * and the run crawls through interpreted code. Virtual threads share that few carriers anyway and need no slots.
 */
final class ComputeSlots {

    /** What takes time, but no processor. */
    interface Wait<T, E extends Exception> {
        T end() throws E;
    }

    /** Null when there is no limit. */
    private final Semaphore free;

    private ComputeSlots(Semaphore free) {
        this.free = free;
    }

    /** What suits the threads that {@link WorkerThreads} makes. */
    static ComputeSlots ofThisMachine() {
        return WorkerThreads.areVirtual()
                ? new ComputeSlots(null)
                : of(Runtime.getRuntime().availableProcessors());
    }

    static ComputeSlots of(int count) {
        return new ComputeSlots(new Semaphore(count));
    }

    /** Runs work on a slot, as soon as there is one. */
    void compute(Runnable work) {
        take();
        try {
            work.run();
        } finally {
            give();
        }
    }

    /** For work on a slot: leaves it to others for as long as a wait takes. */
    <T, E extends Exception> T whileWaiting(Wait<T, E> wait) throws E {
        give();
        try {
            return wait.end();
        } finally {
            take();
        }
    }

    private void take() {
        if (free != null) {
            free.acquireUninterruptibly();
        }
    }

    private void give() {
        if (free != null) {
            free.release();
        }
    }
}
