package dev.turbulence.report.query;

/** What named queries can be narrowed by; each takes one value. */
public enum Filter {
    /** A scenario's id. */
    SCENARIO("scenario"),
    /** An action's name. */
    STEP("step"),
    /** The service that steps were sent to. */
    SERVICE("service"),
    /** A step type: {@code http}, {@code wait}, ... */
    TYPE("type"),
    /** An assertion's name. */
    ASSERTION("assertion"),
    /** An instance's id. */
    INSTANCE("instance"),
    /** The status of the instance: {@code pass} or {@code fail}. */
    STATUS("status"),
    /** A status code, such as 500. */
    STATUS_CODE("statusCode"),
    /** A latency in milliseconds that steps reach or exceed. */
    MIN_LATENCY_MS("minLatencyMs"),
    /** {@code true} when what belongs to the warm-up is to be in the answer, too: the one that widens it. */
    WARM_UP("includeWarmUp");

    private final String word;

    Filter(String word) {
        this.word = word;
    }

    /** Its name for people. */
    @Override
    public String toString() {
        return word;
    }
}
