package dev.turbulence.storage;

import java.util.Locale;

/** What an ended instance came to. An instance without status never ended, or its record does not say. */
public enum InstanceStatus {
    PASS,
    FAIL;

    /** The word stored in files: {@code pass} or {@code fail}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
