package dev.turbulence.report.internal.compare;

import java.util.Locale;

/** What is to be thought of the difference between two numbers. */
public enum Finding {
    /** A change for the worse: more than chance explains, and enough to matter. */
    WORSE("worse"),
    /** A change for the better: more than chance explains, and enough to matter. */
    BETTER("better"),
    /** More than chance explains, but too little to matter. */
    SLIGHT("slight"),
    /** Chance alone explains it; a change is not ruled out, and lies within the interval if there is one. */
    NOISE("noise"),
    /** It takes more samples to tell. */
    TOO_FEW_SAMPLES("too few samples"),
    /** Each run has one value of it, or none, and nothing tells how far such values lie apart. */
    NOT_JUDGED("not judged");

    private final String words;

    Finding(String words) {
        this.words = words;
    }

    /** Its name for people. */
    public String words() {
        return words;
    }

    /** Its name for programs, which does not change. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a change that matters. */
    public boolean isChange() {
        return this == WORSE || this == BETTER;
    }
}
