package dev.turbulence.report.internal.markdown;

import dev.turbulence.report.internal.LoadNote;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.RunCounts;
import dev.turbulence.report.internal.digest.CauseDigest;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.digest.ScenarioDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.gate.EvidenceFailure;
import dev.turbulence.storage.gate.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run in so few lines that a pull request can bear them. */
public final class MarkdownSummary {

    private static final int MOST_CONDITIONS = 10;
    private static final int MOST_SCENARIOS = 5;
    private static final int MOST_STEPS = 8;
    private static final int MOST_CAUSES = 5;
    private static final int CAUSE_LENGTH = 160;

    private final RunDigest digest;
    private final RunSummary summary;
    private final List<String> lines = new ArrayList<>();

    public MarkdownSummary(RunDigest digest) {
        this.digest = digest;
        this.summary = digest.summary();
    }

    /** The summary, ended by a line feed. */
    public String text() {
        head();
        gate();
        scenarios();
        steps();
        causes();
        return String.join("\n", lines) + "\n";
    }

    /** The gate and why instances failed, for a summary of several runs. */
    List<String> reasons() {
        gate();
        causes();
        return List.copyOf(lines);
    }

    private void head() {
        lines.add("### " + (digest.verdict().passed() ? "✅ Gate passed" : "❌ Gate failed") + ": run "
                + MarkdownText.name(summary.runId()));
        lines.add("");
        lines.add("**" + Numbers.counted(summary.instanceCount(), "instance") + "**: " + RunCounts.of(summary)
                + ". Run " + summary.state() + ", stored as " + summary.storage() + ".");
        for (LoadNote note : LoadNote.of(summary)) {
            lines.add("");
            lines.add((note.alarming() ? "\u26a0\ufe0f " : "") + note.text() + ".");
        }
        if (summary.abortReason() != null) {
            lines.add("");
            lines.add("Aborted: " + MarkdownText.sentence(summary.abortReason(), Brief.SENTENCE_LENGTH));
        }
    }

    private void gate() {
        List<Judgement> judgements = digest.verdict().judgements().stream()
                .sorted(Comparator.comparing(Judgement::triggered).reversed())
                .toList();
        List<EvidenceFailure> missing = digest.verdict().evidenceFailures();
        if (!missing.isEmpty()) {
            lines.add("");
        }
        missing.stream()
                .limit(MOST_CONDITIONS)
                .forEach(failure ->
                        lines.add("* ❌ " + MarkdownText.sentence(failure.toString(), Brief.SENTENCE_LENGTH)));
        more(missing.size(), MOST_CONDITIONS, "missing piece", "* ");
        notes();
        if (judgements.isEmpty()) {
            return;
        }
        table("|  | Fails when | Observed | Allowed |", "|---|---|--:|---|");
        judgements.stream()
                .limit(MOST_CONDITIONS)
                .forEach(judgement -> row(
                        judgement.triggered() ? "❌" : "✅",
                        MarkdownText.sentence(judgement.text(), CAUSE_LENGTH),
                        judgement.observedText(),
                        judgement.allowedText()));
        more(judgements.size(), MOST_CONDITIONS, "condition", "\n");
    }

    private void notes() {
        List<String> notes = digest.verdict().notes();
        if (!notes.isEmpty()) {
            lines.add("");
        }
        notes.stream()
                .limit(MOST_CONDITIONS)
                .forEach(note -> lines.add("* Note: " + MarkdownText.sentence(note, Brief.SENTENCE_LENGTH)));
        more(notes.size(), MOST_CONDITIONS, "note", "* ");
    }

    private void scenarios() {
        if (digest.scenarios().size() < 2) {
            return;
        }
        table("| Scenario | Instances | Failed |", "|---|--:|--:|");
        for (ScenarioDigest scenario :
                digest.scenarios().stream().limit(MOST_SCENARIOS).toList()) {
            row(
                    MarkdownText.name(scenario.name()),
                    Long.toString(scenario.counts().instanceCount()),
                    Long.toString(scenario.counts().failCount()));
        }
        more(digest.scenarios().size(), MOST_SCENARIOS, "scenario", "\n");
    }

    private void steps() {
        List<StepSummary> timed = digest.stepsWorstFirst().stream()
                .filter(step -> step.latency() != null)
                .toList();
        if (timed.isEmpty()) {
            return;
        }
        table("| Step (ms) | Count | Failed | p50 | p95 | p99 | Max |", "|---|--:|--:|--:|--:|--:|--:|");
        timed.stream()
                .limit(MOST_STEPS)
                .forEach(step -> row(
                        MarkdownText.name(step.name()),
                        Long.toString(step.count()),
                        Long.toString(step.failed()),
                        Numbers.millis(step.latency().p50()),
                        Numbers.millis(step.latency().p95()),
                        Numbers.millis(step.latency().p99()),
                        Numbers.millis(step.latency().max())));
        more(timed.size(), MOST_STEPS, "step", "\n");
    }

    private void causes() {
        if (summary.failures().isEmpty()) {
            return;
        }
        table("| Failed | Kind | Why | For example |", "|--:|---|---|---|");
        for (CauseDigest caused : digest.causes().stream().limit(MOST_CAUSES).toList()) {
            FailureCause cause = caused.cause();
            String where = cause.where() == null ? "" : cause.kind() + " " + MarkdownText.name(cause.where()) + " ";
            row(
                    Long.toString(cause.count()),
                    caused.category().toString(),
                    where + MarkdownText.sentence(cause.message(), CAUSE_LENGTH),
                    MarkdownText.name(cause.instanceIds().get(0)));
        }
        more(summary.failures().size(), MOST_CAUSES, "cause", "\n");
    }

    private void table(String head, String alignment) {
        lines.addAll(List.of("", head, alignment));
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private void more(int all, int shown, String noun, String prefix) {
        if (all > shown) {
            lines.add(prefix + "and " + Numbers.counted(all - shown, "more " + noun) + ".");
        }
    }
}
