package dev.turbulence.report.internal.aggregate;

import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.storage.gate.EvidenceFailure;
import dev.turbulence.storage.gate.Judgement;
import dev.turbulence.storage.gate.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One run of a module, or that there is none.
 *
 * @param name the module's name
 * @param outcome what the gate says of it
 * @param run the run, without instances step by step; null when there is none to be judged
 * @param report the page of the run's own report; null when there is none
 * @param reason why there is no run to be judged, in a sentence; null when there is one
 */
public record ModuleDigest(String name, Outcome outcome, RunDigest run, Path report, String reason) {

    /** What the gate says of a module, worst first. */
    public enum Outcome {
        /** There should be a run, and there is none that can be judged. */
        NO_EVIDENCE,
        /** The gate is lost for the run. */
        LOST,
        /** The gate holds for the run. */
        PASSED,
        /** No run was made on purpose, and nothing follows from that. */
        SKIPPED
    }

    public ModuleDigest {
        Objects.requireNonNull(name, "name");
        if ((run == null) == (reason == null)) {
            throw new IllegalArgumentException("a module has a run, or a reason why not");
        }
    }

    /** A module with a run. */
    public static ModuleDigest judged(String name, RunDigest run, Path report) {
        Outcome outcome = run.verdict().passed() ? Outcome.PASSED : Outcome.LOST;
        return new ModuleDigest(name, outcome, run.withoutDetails(), report, null);
    }

    /** Whether the whole is lost by it. */
    public boolean lost() {
        return outcome == Outcome.NO_EVIDENCE || outcome == Outcome.LOST;
    }

    /** Everything that loses the gate, a line each; empty unless it is lost. */
    public List<String> violations() {
        if (run == null) {
            return lost() ? List.of(reason) : List.of();
        }
        Verdict verdict = run.verdict();
        return Stream.concat(
                        verdict.evidenceFailures().stream().map(EvidenceFailure::toString),
                        verdict.violations().stream().map(ModuleDigest::line))
                .toList();
    }

    private static String line(Judgement violation) {
        return violation.text() + ": observed " + violation.observedText() + ", allowed " + violation.allowedText();
    }

    /** Share of its ended instances that failed, 0 to 1. */
    double failRate() {
        return run == null || run.summary().passRate().isEmpty()
                ? 1
                : 1 - run.summary().passRate().getAsDouble() / 100;
    }
}
