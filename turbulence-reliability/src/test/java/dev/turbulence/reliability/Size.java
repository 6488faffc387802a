package dev.turbulence.reliability;

import java.util.Locale;

/** How much of a long test is done: what every build can bear, or what the documentation reports. */
public enum Size {
    SMALL,
    FULL;

    private static final String PROPERTY = "reliability.size";

    /** The size that this build asks for. */
    public static Size wanted() {
        return valueOf(System.getProperty(PROPERTY, "small").toUpperCase(Locale.ROOT));
    }

    /** The one number or the other. */
    public static int of(int small, int full) {
        return wanted() == SMALL ? small : full;
    }
}
