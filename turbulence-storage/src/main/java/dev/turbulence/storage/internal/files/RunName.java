package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.RunsDirectory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Names of runs: made from the start time, or given by a user and then checked, as they become names of folders. */
final class RunName {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern ALLOWED =
            Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.+=@~-]{0,98}[\\p{L}\\p{N}_+=@~-])?");

    private RunName() {}

    /** A name of the form {@code run_20261123_101500_7f3a}; the end is random, so that a second can have many. */
    static String make(Instant start) {
        int suffix = ThreadLocalRandom.current().nextInt(0x10000);
        return String.format(Locale.ROOT, "run_%s_%04x", SECOND.format(start), suffix);
    }

    /** @throws IllegalArgumentException if the name could be anything but the plain name of a folder */
    static String check(String name) {
        if (name.equals(RunsDirectory.LATEST)) {
            throw new IllegalArgumentException("A run cannot be named '" + name
                    + "': that word asks for the latest run. Give it another name, or none to have one made.");
        }
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name.replaceAll("\\p{Cntrl}", "?")
                    + "' cannot be the name of a run: expected up to 100 letters, digits and any of _ . + = @ ~ -"
                    + " that start with a letter, digit or _ and do not end with a dot. It is a name, not a path;"
                    + " where runs lie is set by turbulence.runsDirectory.");
        }
        return name;
    }
}
