package dev.turbulence.report.internal.compare;

import java.util.Locale;

/** In which of two runs something is. */
public enum Presence {
    /** In the run and not in the base. */
    NEW,
    BOTH,
    /** In the base and not in the run. */
    VANISHED;

    static Presence of(boolean inBase, boolean inRun) {
        return inBase && inRun ? BOTH : inRun ? NEW : VANISHED;
    }

    /** Its name, for people and programs. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
