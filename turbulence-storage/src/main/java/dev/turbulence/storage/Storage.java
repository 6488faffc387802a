package dev.turbulence.storage;

import java.util.Locale;

/** The way a run lies on disk. */
public enum Storage {
    /** One JSON object per line, in three files: plain to write, slow to ask. The default. */
    JSONL,
    /** One indexed {@code turbulence.db}. */
    SQLITE;

    /**
     * Reads the name used in configuration.
     *
     * @param name {@code jsonl} or {@code sqlite}, in any case
     * @throws IllegalArgumentException if it is neither
     */
    public static Storage parse(String name) {
        for (Storage storage : values()) {
            if (storage.name().equalsIgnoreCase(name.trim())) {
                return storage;
            }
        }
        throw new IllegalArgumentException("Unknown storage '" + name + "': expected jsonl or sqlite");
    }

    /** The name used in configuration and reports: {@code jsonl} or {@code sqlite}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
