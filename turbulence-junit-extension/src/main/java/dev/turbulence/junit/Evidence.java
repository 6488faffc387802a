package dev.turbulence.junit;

import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import java.util.OptionalLong;
import org.opentest4j.AssertionFailedError;

/** Whether a run holds enough to be judged: a verdict over half a run, or over none, would be a lie. */
final class Evidence {

    private Evidence() {}

    /** @throws AssertionFailedError if the run is not complete */
    static void check(StoredRun run, RunSummary summary) {
        if (run.state() != RunState.COMPLETE) {
            throw new AssertionFailedError(
                    text(run, summary, "is " + run.state() + ": " + why(run)), RunState.COMPLETE, run.state());
        }
        OptionalLong asked = run.manifest().instancesAsked();
        if (asked.isPresent() && summary.instanceCount() < asked.getAsLong()) {
            throw new AssertionFailedError(
                    text(run, summary, "has fewer instances than the " + asked.getAsLong() + " asked for"),
                    asked.getAsLong(),
                    summary.instanceCount());
        }
        long ended = summary.passCount() + summary.failCount();
        if (ended == 0 || ended < summary.instanceCount()) {
            throw new AssertionFailedError(
                    text(run, summary, ended == 0 ? "has no instance that ended" : "has instances that never ended"),
                    Math.max(1, summary.instanceCount()),
                    ended);
        }
    }

    private static String why(StoredRun run) {
        return run.abortReason()
                .orElse("it is still being written, or its writer was killed; wait for it, or make a new one");
    }

    private static String text(StoredRun run, RunSummary summary, String problem) {
        return "Run " + run.id() + " cannot be judged, it " + problem + System.lineSeparator() + "  it has "
                + summary.instanceCount() + " instances: " + summary.passCount() + " passed, " + summary.failCount()
                + " failed" + FailureText.whereItLies(run);
    }
}
