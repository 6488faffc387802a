package dev.turbulence.engine.http;

/** How a call ended: with a response of any status, or with a failure. */
public sealed interface HttpOutcome permits HttpResponse, HttpFailure {

    /** The request with the headers it really carried. */
    HttpRequest sent();

    /** From the start of the call to its end, in nanoseconds of {@link System#nanoTime()}. */
    long latencyNanos();

    /** How much of the latency was waiting for a free connection of a limited {@link Link}; else 0. */
    long connectionWaitNanos();
}
