package dev.turbulence.storage.transfer;

import dev.turbulence.storage.MalformedRunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decides about odd lines and remembers them, a bounded number in words. For one thread. */
final class LineProblems {

    private static final int MAX_DUPLICATES = 10;

    private final OnMalformed onMalformed;
    private final List<String> warnings = new ArrayList<>();
    private final List<SkippedLine> skipped = new ArrayList<>();
    private long skippedCount;
    private long duplicates;

    LineProblems(OnMalformed onMalformed) {
        this.onMalformed = onMalformed;
    }

    /**
     * A line is no record.
     *
     * @throws MalformedRunException unless such lines are to be left out
     */
    void malformed(SkippedLine line) {
        if (onMalformed == OnMalformed.FAIL) {
            throw new MalformedRunException(
                    line + ". Nothing was migrated. Repair the line, or leave such lines out and"
                            + " have them listed with -Dturbulence.onMalformed=skip");
        }
        skippedCount++;
        if (skipped.size() < MigrationReport.MAX_SKIPPED) {
            skipped.add(line);
        }
    }

    /** The last line was not written to its end. */
    void torn(Path file, long line) {
        warnings.add(file + ", line " + line
                + ": the last line is incomplete, its writer was stopped while writing it. It is left out.");
    }

    void duplicate(Path file, long line, String instanceId) {
        if (++duplicates <= MAX_DUPLICATES) {
            warnings.add(
                    file + ", line " + line + ": instance " + instanceId + " has a line already. The last one counts.");
        }
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    /** What is to be told besides the lines left out. */
    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        if (duplicates > MAX_DUPLICATES) {
            all.add("In all, " + duplicates + " lines of instances replaced earlier ones.");
        }
        return all;
    }

    long duplicates() {
        return duplicates;
    }

    long skippedCount() {
        return skippedCount;
    }

    List<SkippedLine> skipped() {
        return skipped;
    }
}
