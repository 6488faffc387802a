package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import java.time.Duration;
import java.util.List;

/**
 * What an export did.
 *
 * @param run the run, in whose folder the files are
 * @param instances lines in {@code instances.jsonl}
 * @param steps lines in {@code steps.jsonl}
 * @param assertions lines in {@code assertions.jsonl}
 * @param bytesWritten length of the three files
 * @param duration how long it took
 * @param warnings what is to be known about the files, a sentence each
 */
public record ExportReport(
        RunDirectory run,
        long instances,
        long steps,
        long assertions,
        long bytesWritten,
        Duration duration,
        List<String> warnings) {

    public ExportReport {
        warnings = List.copyOf(warnings);
    }

    ExportReport finished(Duration took, List<String> oddities) {
        return new ExportReport(run, instances, steps, assertions, bytesWritten, took, oddities);
    }
}
