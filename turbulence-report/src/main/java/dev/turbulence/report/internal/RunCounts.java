package dev.turbulence.report.internal;

import dev.turbulence.storage.RunSummary;

/** How many instances passed and failed, and how fast it went. */
public final class RunCounts {

    private RunCounts() {}

    /** Part of a sentence: {@code 16 passed, 4 failed (1 errored), pass rate 80.0 %, in 1.2 s, 40.1 requests per second}. */
    public static String of(RunSummary summary) {
        StringBuilder counts = new StringBuilder();
        counts.append(summary.passCount())
                .append(" passed, ")
                .append(summary.failCount())
                .append(" failed");
        if (summary.errorCount() > 0) {
            counts.append(" (").append(summary.errorCount()).append(" errored)");
        }
        summary.passRate().ifPresent(rate -> counts.append(", pass rate ").append(Numbers.percent(rate)));
        summary.countedDuration().ifPresent(time -> counts.append(", in ").append(Numbers.duration(time)));
        summary.requestsPerSecond()
                .ifPresent(rate ->
                        counts.append(", ").append(Numbers.decimal(rate)).append(" requests per second"));
        return counts.toString();
    }
}
