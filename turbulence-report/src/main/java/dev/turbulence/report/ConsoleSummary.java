package dev.turbulence.report;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run on one screen: what it was, how it went, how fast each step was, what failed most, where it lies, and what the
 * gate says of it. Immutable and safe for use by several threads.
 *
 * @param width columns of the terminal, at least {@value #MIN_WIDTH}; only the path of the run may be longer
 * @param colour whether ANSI escape sequences mark good and bad; without, the lines are plain text
 */
public record ConsoleSummary(int width, boolean colour) {

    /** The width when nothing is known of the terminal. */
    public static final int DEFAULT_WIDTH = 100;

    /** The narrowest that the tables fit in. */
    public static final int MIN_WIDTH = 80;

    /** For logs and unknown terminals: {@value #DEFAULT_WIDTH} columns, no colour. */
    public static final ConsoleSummary PLAIN = new ConsoleSummary(DEFAULT_WIDTH, false);

    public ConsoleSummary {
        if (width < MIN_WIDTH) {
            throw new IllegalArgumentException("a summary needs " + MIN_WIDTH + " columns, not " + width);
        }
    }

    /** The summary of a run that nobody judged. */
    public List<String> lines(StoredRun run) {
        return lines(run.summary(), run.directory(), Optional.empty());
    }

    /** The summary of a run, with the verdict at its end. */
    public List<String> lines(StoredRun run, Verdict verdict) {
        return lines(run.summary(), run.directory(), Optional.of(verdict));
    }

    /** The verdict alone, and where the run lies that it is about. */
    public List<String> lines(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add("Stored in " + verdict.run());
        lines.addAll(new VerdictSection(verdict, width, new Ink(colour)).lines());
        return lines;
    }

    List<String> lines(RunSummary summary, RunDirectory directory, Optional<Verdict> verdict) {
        Ink ink = new Ink(colour);
        List<String> lines = new ArrayList<>(new RunSection(summary, width, ink).lines());
        lines.addAll(new ScenarioSection(summary, width, ink).lines());
        lines.addAll(new StepSection(summary, width, ink).lines());
        lines.addAll(new FailureSection(summary, width, ink).lines());
        lines.add("");
        lines.add("Stored in " + directory);
        verdict.ifPresent(judged -> lines.addAll(new VerdictSection(judged, width, ink).lines()));
        return lines;
    }
}
