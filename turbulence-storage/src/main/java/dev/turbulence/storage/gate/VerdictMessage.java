package dev.turbulence.storage.gate;

import dev.turbulence.storage.RunSummary.FailureCause;
import java.util.ArrayList;
import java.util.List;

/** Puts a verdict into words. */
final class VerdictMessage {

    private static final int MOST_VIOLATIONS = 8;
    private static final int MOST_CAUSES = 3;

    private final Verdict verdict;
    private final List<String> lines = new ArrayList<>();

    VerdictMessage(Verdict verdict) {
        this.verdict = verdict;
    }

    String text() {
        lines.add(headline());
        evidence();
        violations();
        causes();
        verdict.notes().forEach(note -> lines.add("Note: " + PlainText.of(note)));
        lines.add("Run: " + verdict.run());
        return String.join(System.lineSeparator(), lines);
    }

    private String headline() {
        String run = verdict.run().runId();
        if (verdict.passed()) {
            long all = conditions(verdict.judgements());
            return "The gate holds for run " + run + ": "
                    + (all == 0
                            ? "it was carried through, and no condition could be judged"
                            : all == 1 ? "its condition is not true" : "none of its " + all + " conditions is true")
                    + ".";
        }
        List<String> reasons = new ArrayList<>();
        if (!verdict.evidenceFailures().isEmpty()) {
            reasons.add("evidence is missing");
        }
        long broken = conditions(verdict.violations());
        if (broken > 0) {
            reasons.add(broken + (broken == 1 ? " condition is true" : " conditions are true"));
        }
        return "The gate is lost for run " + run + ": " + String.join(", and ", reasons) + ".";
    }

    private static long conditions(List<Judgement> judgements) {
        return judgements.stream().map(Judgement::condition).distinct().count();
    }

    private void evidence() {
        List<EvidenceFailure> failures = verdict.evidenceFailures();
        failures.stream().limit(MOST_VIOLATIONS).forEach(failure -> lines.add("  " + PlainText.of(failure.toString())));
        more(failures.size());
    }

    private void violations() {
        List<Judgement> violations = verdict.violations();
        violations.stream().limit(MOST_VIOLATIONS).forEach(this::violation);
        more(violations.size());
    }

    private void violation(Judgement violation) {
        lines.add("  " + PlainText.of(violation.text()) + ": observed " + violation.observedText() + ", allowed "
                + violation.allowedText());
        if (!violation.worstInstances().isEmpty()) {
            lines.add("      look at: " + PlainText.of(String.join(", ", violation.worstInstances())));
        }
    }

    private void more(int count) {
        if (count > MOST_VIOLATIONS) {
            lines.add("  and " + (count - MOST_VIOLATIONS) + " more");
        }
    }

    private void causes() {
        if (verdict.causes().isEmpty()) {
            return;
        }
        lines.add("Most frequent failures:");
        for (FailureCause cause : verdict.causes().stream().limit(MOST_CAUSES).toList()) {
            String where = cause.where() == null ? "" : cause.kind() + " " + cause.where() + ": ";
            lines.add("  "
                    + PlainText.of(cause.count() + " x " + where + cause.message() + " ("
                            + cause.instanceIds().get(0) + ")"));
        }
    }
}
