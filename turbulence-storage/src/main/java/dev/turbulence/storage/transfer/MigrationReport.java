package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a migration did.
 *
 * @param run the run
 * @param database the database that was made
 * @param instances instances that have a record
 * @param steps steps
 * @param assertions assertions
 * @param bytesRead length of the JSONL files
 * @param duration how long it took
 * @param warnings what was odd about the files, a sentence each
 * @param skippedCount lines left out because they are no records; only with {@link OnMalformed#SKIP}
 * @param skipped the first {@value #MAX_SKIPPED} of them
 */
public record MigrationReport(
        RunDirectory run,
        Path database,
        long instances,
        long steps,
        long assertions,
        long bytesRead,
        Duration duration,
        List<String> warnings,
        long skippedCount,
        List<SkippedLine> skipped) {

    /** How many of the lines that were left out are listed. */
    public static final int MAX_SKIPPED = 100;

    public MigrationReport {
        warnings = List.copyOf(warnings);
        skipped = List.copyOf(skipped);
    }
}
