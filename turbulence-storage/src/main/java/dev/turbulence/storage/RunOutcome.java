package dev.turbulence.storage;

import java.util.Objects;

/**
 * How a run is closed.
 *
 * @param state complete or aborted; a run that nobody closes is incomplete by itself
 * @param reason why it was aborted, in a sentence; null when it is complete
 */
public record RunOutcome(RunState state, String reason) {

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
        return new RunOutcome(RunState.COMPLETE, null);
    }

    /** The run was ended early. */
    public static RunOutcome aborted(String reason) {
        return new RunOutcome(RunState.ABORTED, reason);
    }
}
