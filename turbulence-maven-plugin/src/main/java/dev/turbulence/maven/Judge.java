package dev.turbulence.maven;

import dev.turbulence.report.ConsoleSummary;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Lets the gate judge stored runs, tells the log what it found, and fails the build when the gate is lost. */
final class Judge {

    private final Log log;
    private final Gate gate;
    private final boolean ignoreFailure;

    /** @param ignoreFailure whether a lost gate is a warning only */
    Judge(Log log, Gate gate, boolean ignoreFailure) {
        this.log = log;
        this.gate = gate;
        this.ignoreFailure = ignoreFailure;
    }

    /**
     * Tells the verdict alone.
     *
     * @param report the run's report, if there is one
     */
    void judge(RunDirectory directory, Optional<Path> report) throws MojoFailureException {
        try (StoredRun run = StoredRun.open(directory.path())) {
            Verdict verdict = gate.judge(run);
            tell(ConsoleSummary.PLAIN.lines(verdict));
            warn(run);
            report.ifPresent(path -> log.info("Report: " + path));
            failIfLost(verdict, report);
        }
    }

    /** Tells the run's summary with the verdict at its end. */
    void summariseAndJudge(RunDirectory directory) throws MojoFailureException {
        try (StoredRun run = StoredRun.open(directory.path())) {
            Verdict verdict = gate.judge(run);
            tell(ConsoleSummary.PLAIN.lines(run, verdict));
            warn(run);
            failIfLost(verdict, Optional.empty());
        }
    }

    /** Tells the run's summary; somebody else judges it. */
    void summarise(RunDirectory directory) {
        try (StoredRun run = StoredRun.open(directory.path())) {
            tell(ConsoleSummary.PLAIN.lines(run));
            warn(run);
        }
    }

    private void tell(List<String> lines) {
        lines.forEach(log::info);
    }

    private void warn(StoredRun run) {
        run.warnings().forEach(log::warn);
    }

    private void failIfLost(Verdict verdict, Optional<Path> report) throws MojoFailureException {
        if (verdict.passed()) {
            return;
        }
        String where =
                report.map(path -> System.lineSeparator() + "Report: " + path).orElse("");
        lose(log, verdict.message() + where, ignoreFailure);
    }

    /**
     * Fails the build, or tells why it should have failed.
     *
     * @param ignoreFailure whether a lost gate is a warning only
     */
    static void lose(Log log, String message, boolean ignoreFailure) throws MojoFailureException {
        if (!ignoreFailure) {
            throw new MojoFailureException(message);
        }
        message.lines().forEach(log::warn);
        log.warn("The build goes on because maven.test.failure.ignore is set.");
    }
}
