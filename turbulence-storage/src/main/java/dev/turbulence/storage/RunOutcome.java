package dev.turbulence.storage;

import java.util.Objects;

/**
 * How a run is closed.
 *
 * @param state complete or aborted; a run that nobody closes is incomplete by itself
 * @param reason why it was aborted, in a sentence; null when it is complete
 * @param peakRunning how many instances ran at once when they were most; null when nobody counted
 */
public record RunOutcome(RunState state, String reason, Integer peakRunning) {

    public RunOutcome {
        if (state == RunState.INCOMPLETE) {
            throw new IllegalArgumentException("a run is closed as complete or aborted");
        }
        if (state == RunState.ABORTED) {
            Objects.requireNonNull(reason, "an aborted run says why");
        }
    }

    /** The run came to its end. */
    public static RunOutcome complete() {
        return new RunOutcome(RunState.COMPLETE, null, null);
    }

    /** The run was ended early. */
    public static RunOutcome aborted(String reason) {
        return new RunOutcome(RunState.ABORTED, reason, null);
    }

    /** The same with how many instances ran at once when they were most. */
    public RunOutcome withPeakRunning(int most) {
        return new RunOutcome(state, reason, most);
    }
}
