package dev.turbulence.storage.internal.files;

/**
 * The numbers of {@code summary.json}.
 *
 * @param instances instances that started, whether or not they ended
 * @param failed those that ended and did not pass, errored ones included
 * @param p50Millis percentiles over the latency samples, 0.0 when there is none: the format wants a number
 */
public record RunTotals(
        long instances,
        long passed,
        long failed,
        long errored,
        long steps,
        long assertions,
        long assertionsFailed,
        double p50Millis,
        double p95Millis,
        double p99Millis) {

    /** Share of the ended instances that passed, 0 to 100; 0.0 when there is none. */
    double passRate() {
        long ended = passed + failed;
        return ended == 0 ? 0.0 : 100.0 * passed / ended;
    }
}
