package dev.turbulence.maven;

import dev.turbulence.engine.execution.RunProgress;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** How far a run has come, in one line. */
final class RunProgressText implements Supplier<String> {

    private final RunProgress progress;

    RunProgressText(RunProgress progress) {
        this.progress = progress;
    }

    @Override
    public String get() {
        RunProgress.Snapshot now = progress.snapshot();
        String line = String.format(
                Locale.ROOT,
                "%s, %d passed, %d failed, %d running, %.1f instances/s",
                extent(now),
                now.passed(),
                now.failed(),
                now.running(),
                now.instancesPerSecond());
        if (now.late() > 0) {
            line += ", " + now.late() + " late";
        }
        return now.recentP95Millis().isPresent()
                ? line
                        + String.format(
                                Locale.ROOT,
                                ", p95 %.0f ms",
                                now.recentP95Millis().getAsDouble())
                : line;
    }

    /** How much of it is done: in instances, where their number is known, and in time, where that ends the run. */
    private static String extent(RunProgress.Snapshot now) {
        OptionalLong expected = now.load().expectedInstances();
        String instances = now.done() + (expected.isPresent() ? "/" + expected.getAsLong() : "") + " instances";
        Duration duration = now.load().duration();
        if (duration == null) {
            return instances;
        }
        long seconds = Math.min(now.elapsed().toSeconds(), duration.toSeconds());
        return instances + " in " + seconds + "/" + duration.toSeconds() + " s";
    }
}
