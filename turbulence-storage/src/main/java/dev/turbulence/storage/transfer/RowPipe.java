package dev.turbulence.storage.transfer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Carries batches from a thread of its own, which reads, to the caller's, which writes; bounded, so neither runs away. */
final class RowPipe implements AutoCloseable {

    /** What reads; runs on the pipe's thread. */
    interface Source {
        void pour(RunParser.Sink sink) throws InterruptedException;
    }

    private static final int CAPACITY = 8;

    private final BlockingQueue<RowBatch> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final RowBatch end = new RowBatch();
    private final Thread thread;
    private volatile Throwable failure;

    RowPipe(Source source) {
        thread = new Thread(() -> run(source), "turbulence-migrate-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next batch; null when all were taken. Throws what the source threw. */
    RowBatch take() throws InterruptedException {
        RowBatch batch = queue.take();
        if (batch != end) {
            return batch;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return null;
    }

    private void run(Source source) {
        try {
            source.pour(queue::put);
            queue.put(end);
        } catch (InterruptedException e) {
            // The writing side has given up and takes nothing any more.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
            queue.clear();
            queue.offer(end);
        }
    }

    /** Ends the source, whether it is done or not, and waits for it. */
    @Override
    public void close() {
        thread.interrupt();
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
