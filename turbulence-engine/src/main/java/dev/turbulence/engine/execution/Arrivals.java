package dev.turbulence.engine.execution;

import dev.turbulence.storage.LoadShape;
import java.time.Clock;

/**
 * A load model: says when instances start. Workers ask for the next start and are kept until it is time. Indexes are given
 * out in order and without gaps. Its clock starts when it is made.
 */
interface Arrivals {

    /** The model of a shape. Nothing more starts once the run is being stopped. */
    static Arrivals of(LoadShape shape, Cancellation cancellation, Clock clock) {
        return shape.isOpen() ? new OpenArrivals(shape, cancellation, clock) : new ClosedArrivals(shape, cancellation);
    }

    /**
     * Waits for the next start.
     *
     * @param worker the number of the worker that asks, from 0
     * @return null when nothing more starts
     */
    Start next(int worker);

    /** How many workers there are to begin with. */
    int firstWorkers();

    /** Whether another worker is wanted, because none waits for the next start. */
    boolean isUnattended();

    /** How many starts were given out. */
    long count();

    /** Whether all were given out that the shape asks for. */
    boolean complete();
}
