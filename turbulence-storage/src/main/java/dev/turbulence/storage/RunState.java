package dev.turbulence.storage;

import java.util.Locale;

/** How a run came to its end. */
public enum RunState {
    /** Closed at its end: every instance asked for was played. */
    COMPLETE,
    /** Closed early, by an interrupt or a fatal error. */
    ABORTED,
    /** Never closed: still being written, or its writer was killed. */
    INCOMPLETE;

    /** The state that a file names; incomplete when it names none: what does not say that it was closed was not. */
    public static RunState ofText(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "complete" -> COMPLETE;
            case "aborted" -> ABORTED;
            default -> INCOMPLETE;
        };
    }

    /** The word used in files and reports: {@code complete}, {@code aborted} or {@code incomplete}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
