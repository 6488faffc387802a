package dev.turbulence.engine.http;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the large responses of all instances may take together. One response is limited by itself; without this
 * some hundred instances that each hold one of the largest would end the run with no memory left. Safe for use by several
 * threads.
 */
public final class BodyBudget {

    /** What any response may take without being counted, in bytes: that many instances of such is what a heap is chosen for. */
    static final int FREE_BYTES = 64 * 1024;

    /** The part of the heap that is left to everything else. */
    private static final int PARTS_OF_THE_HEAP = 2;

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long limit) {
        this.limit = limit;
    }

    /** Half of the heap that this process may have. */
    public static BodyBudget ofThisProcess() {
        return new BodyBudget(Runtime.getRuntime().maxMemory() / PARTS_OF_THE_HEAP);
    }

    /** What one instance holds of it: nothing yet. */
    public Share share() {
        return new Share();
    }

    /**
     * What one instance holds: its latest response and the one before, which may still be in use while another comes in.
     * For one thread at a time.
     */
    public final class Share implements AutoCloseable {

        private long before;
        private long latest;

        private Share() {}

        /** Another response is about to come in. */
        void next() {
            taken.addAndGet(-before);
            before = latest;
            latest = 0;
        }

        /**
         * Takes more for the latest response.
         *
         * @throws ExceededException if all responses together would take too much; it is to be dropped, and what it had is
         *     there for others
         */
        public void take(long bytes) throws ExceededException {
            latest += bytes;
            if (taken.addAndGet(bytes) > limit) {
                taken.addAndGet(-latest);
                latest = 0;
                throw new ExceededException(limit);
            }
        }

        /** Gives everything back: the instance has ended. */
        @Override
        public void close() {
            taken.addAndGet(-before - latest);
            before = 0;
            latest = 0;
        }
    }

    /** A response is refused, because it and those of other instances would take too much memory together. */
    public static final class ExceededException extends IOException {

        private static final long serialVersionUID = 1L;

        ExceededException(long limit) {
            super(String.format(
                    Locale.ROOT,
                    "it and the large responses of other instances would take more than %,d MiB of memory together, half of"
                            + " what Maven may have. Play fewer instances at once, or give Maven more (-Xmx in MAVEN_OPTS"
                            + " or .mvn/jvm.config)",
                    limit >> 20));
        }
    }
}
