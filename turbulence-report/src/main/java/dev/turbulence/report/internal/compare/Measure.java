package dev.turbulence.report.internal.compare;

/** What a number of a run is. */
public enum Measure {
    INSTANCES("instances", "instances", Unit.COUNT, Better.NEITHER),
    PASSED("passed", "passed", Unit.COUNT, Better.NEITHER),
    FAILED("failed", "failed", Unit.COUNT, Better.LESS),
    ERRORED("errored", "errored", Unit.COUNT, Better.LESS),
    COUNT("count", "count", Unit.COUNT, Better.NEITHER),
    PASS_RATE("pass rate", "pass_rate_percent", Unit.PERCENT, Better.MORE),
    FAIL_RATE("fail rate", "fail_rate_percent", Unit.PERCENT, Better.LESS),
    DURATION("duration", "duration_ms", Unit.SPAN, Better.NEITHER),
    REQUESTS("requests", "requests", Unit.COUNT, Better.NEITHER),
    THROUGHPUT("requests per second", "requests_per_second", Unit.PER_SECOND, Better.NEITHER),
    P50("p50", "p50_latency_ms", Unit.MILLIS, Better.LESS),
    P95("p95", "p95_latency_ms", Unit.MILLIS, Better.LESS),
    P99("p99", "p99_latency_ms", Unit.MILLIS, Better.LESS),
    MEAN("mean", "mean_latency_ms", Unit.MILLIS, Better.LESS),
    MAX("max", "max_latency_ms", Unit.MILLIS, Better.LESS);

    /** What it is counted in. */
    public enum Unit {
        COUNT,
        /** 0 to 100; differences are percentage points. */
        PERCENT,
        /** Milliseconds of a latency. */
        MILLIS,
        /** Milliseconds of a run. */
        SPAN,
        PER_SECOND
    }

    /** Which way is better. */
    enum Better {
        LESS,
        MORE,
        /** It follows from the load. */
        NEITHER
    }

    private final String label;
    private final String key;
    private final Unit unit;
    private final Better better;

    Measure(String label, String key, Unit unit, Better better) {
        this.label = label;
        this.key = key;
        this.unit = unit;
        this.better = better;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** Its name for programs, which does not change. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether a rise of it is for the worse. */
    boolean isWorse(double difference) {
        return better == Better.LESS ? difference > 0 : difference < 0;
    }
}
