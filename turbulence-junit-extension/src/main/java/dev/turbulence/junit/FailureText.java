package dev.turbulence.junit;

import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepQuery;
import dev.turbulence.storage.StoredRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a failed assertion says besides the figures: causes, instances to look at, where the run lies. */
final class FailureText {

    private static final int MAX_CAUSES = 5;
    private static final int MAX_STEPS = 5;
    private static final int MAX_MESSAGE = 300;

    private FailureText() {}

    /** Counts, then the most frequent causes with instances of each. */
    static String of(StoredRun run, RunSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(summary.failCount() + " of " + summary.instanceCount() + " instances failed, " + summary.errorCount()
                + " of them with an error");
        List<FailureCause> causes = summary.failures();
        causes.stream().limit(MAX_CAUSES).map(FailureText::describe).forEach(lines::add);
        if (causes.size() > MAX_CAUSES) {
            lines.add("... and " + (causes.size() - MAX_CAUSES) + " more causes");
        }
        return String.join(System.lineSeparator() + "  ", lines) + whereItLies(run);
    }

    /** The distribution, then the slowest steps. */
    static String of(StoredRun run, LatencyStatistics latency, StepQuery steps) {
        List<String> lines = new ArrayList<>();
        lines.add(latency.count() + " samples, min " + millis(latency.min()) + ", p50 " + millis(latency.p50())
                + ", p95 " + millis(latency.p95()) + ", max " + millis(latency.max()));
        steps.slowestFirst().limit(MAX_STEPS).list().stream()
                .filter(Step::isLatencySample)
                .map(FailureText::describe)
                .forEach(lines::add);
        return String.join(System.lineSeparator() + "  ", lines) + whereItLies(run);
    }

    static String whereItLies(StoredRun run) {
        return System.lineSeparator() + "  run: " + run.directory() + " (" + run.storage() + ", " + run.state() + ")";
    }

    private static String describe(FailureCause cause) {
        String where = cause.where() == null ? "" : " " + cause.where();
        return cause.count() + " x " + cause.kind() + where + ": " + shorten(cause.message()) + ", as in "
                + String.join(", ", cause.instanceIds());
    }

    private static String describe(Step step) {
        String status = step.statusCode() == null ? "" : ", status " + step.statusCode();
        return millis(step.latency()) + " in step " + step.name() + " of " + step.instanceId() + status;
    }

    private static String shorten(String message) {
        String line = String.valueOf(message).replaceAll("\\R", " ");
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
    }

    private static String millis(Duration latency) {
        return Figures.rounded(Figures.millis(latency)) + " ms";
    }
}
