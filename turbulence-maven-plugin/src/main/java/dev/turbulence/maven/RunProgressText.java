package dev.turbulence.maven;

import dev.turbulence.engine.execution.RunProgress;
import java.util.Locale;
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
                "%d/%d instances, %d passed, %d failed, %d running, %.1f instances/s",
                now.done(),
                now.asked(),
                now.passed(),
                now.failed(),
                now.running(),
                now.instancesPerSecond());
        return now.recentP95Millis().isPresent()
                ? line
                        + String.format(
                                Locale.ROOT,
                                ", p95 %.0f ms",
                                now.recentP95Millis().getAsDouble())
                : line;
    }
}
