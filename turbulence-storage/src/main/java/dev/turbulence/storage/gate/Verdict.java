package dev.turbulence.storage.gate;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunSummary.FailureCause;
import java.util.List;

/**
 * What a gate says of a run.
 *
 * @param run where the run lies
 * @param judgements the conditions in their order, one with {@code *} once for each part of the run it stood for
 * @param evidenceFailures why the run cannot be judged as asked; empty when it can
 * @param causes when the gate is lost: why instances failed, most frequent first
 * @param notes what is worth knowing of the judging and loses nothing, a sentence each; what was odd about the run's
 *     files is told by {@link dev.turbulence.storage.StoredRun#warnings()}
 */
public record Verdict(
        RunDirectory run,
        List<Judgement> judgements,
        List<EvidenceFailure> evidenceFailures,
        List<FailureCause> causes,
        List<String> notes) {

    public Verdict {
        judgements = List.copyOf(judgements);
        evidenceFailures = List.copyOf(evidenceFailures);
        causes = List.copyOf(causes);
        notes = List.copyOf(notes);
    }

    /** Whether the evidence is there and no condition is true. */
    public boolean passed() {
        return evidenceFailures.isEmpty() && judgements.stream().noneMatch(Judgement::triggered);
    }

    /** The conditions that are true. */
    public List<Judgement> violations() {
        return judgements.stream().filter(Judgement::triggered).toList();
    }

    /** The verdict in lines that are enough to understand it: what, observed, allowed, where, and where to look next. */
    public String message() {
        return new VerdictMessage(this).text();
    }
}
