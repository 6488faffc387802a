package dev.turbulence.engine.execution;

import java.time.Instant;

/**
 * The start of an instance.
 *
 * @param index the instance's, from 0
 * @param due when it is to be; null when it is whenever there is room for it
 * @param warmUp whether the instance is played to warm up
 */
record Start(long index, Due due, boolean warmUp) {

    /** From when on a start is late: what a timer or a pause of the virtual machine takes is mostly below. */
    private static final long LATE_NANOS = 1_000_000;

    /**
     * A time that an open load has set.
     *
     * @param nanos by {@link System#nanoTime}
     * @param at by the clock
     */
    record Due(long nanos, Instant at) {

        /** Later by what the instance itself puts its start off. */
        Due plusMillis(long millis) {
            return new Due(nanos + millis * 1_000_000, at.plusMillis(millis));
        }

        /** How late a start is that is made now; 0 when it is on time. */
        long lateNanos() {
            long late = System.nanoTime() - nanos;
            return late >= LATE_NANOS ? late : 0;
        }
    }
}
