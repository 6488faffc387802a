package dev.turbulence.storage.transfer;

import java.util.Locale;

/** What a migration does with a line that is not a record. */
public enum OnMalformed {
    /** The migration fails and says where the line is; no database is made. The default. */
    FAIL,
    /** The line is left out and reported. */
    SKIP;

    /**
     * Reads the word used in configuration.
     *
     * @param word {@code fail} or {@code skip}, in any case
     * @throws IllegalArgumentException if it is neither
     */
    public static OnMalformed parse(String word) {
        for (OnMalformed choice : values()) {
            if (choice.name().equalsIgnoreCase(word.strip())) {
                return choice;
            }
        }
        throw new IllegalArgumentException("Unknown value '" + word + "' of onMalformed: expected fail or skip");
    }

    /** The word used in configuration: {@code fail} or {@code skip}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
