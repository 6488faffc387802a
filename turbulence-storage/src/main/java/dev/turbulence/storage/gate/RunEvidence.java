package dev.turbulence.storage.gate;

import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary.LoadSummary;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.EvidenceFailure.Rule;
import dev.turbulence.storage.gate.Measurements.Outcomes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Checks that a run can be judged at all, whatever the conditions are. */
final class RunEvidence {

    private final List<EvidenceFailure> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    RunEvidence(StoredRun run, Outcomes outcomes) {
        OptionalLong asked = run.manifest().instancesAsked();
        long played = run.instances().includingWarmUp().count();
        String extent = played + (asked.isPresent() ? " of " + asked.getAsLong() : "") + " instances";
        checkState(run, extent);
        if (played == 0) {
            fail(Rule.RUN_EMPTY, "The run is empty: it holds no instance, so there is nothing to judge.");
        } else if (outcomes.recorded() == 0) {
            fail(
                    Rule.RUN_EMPTY,
                    "Nothing of the run counts: all of its " + played + " instances started within the warm-up.");
        } else if (run.state() == RunState.COMPLETE) {
            checkPlayed(played, asked);
            checkOutcomes(outcomes);
        }
        LoadSummary.of(run.manifest(), 0, 0, Duration.ZERO)
                .shortfall()
                .ifPresent(text -> notes.add("The load was lower than was asked for: " + text + "."));
        if (asked.isEmpty() && run.manifest().load().isEmpty()) {
            notes.add("The run does not say how many instances were asked for (another tool wrote it), so whether all"
                    + " of them were played could not be checked.");
        }
    }

    List<EvidenceFailure> failures() {
        return failures;
    }

    List<String> notes() {
        return notes;
    }

    private void checkState(StoredRun run, String extent) {
        if (run.state() == RunState.ABORTED) {
            fail(
                    Rule.RUN_ABORTED,
                    "The run was aborted after " + extent + ": "
                            + run.abortReason().orElse("the reason is not recorded"));
        } else if (run.state() == RunState.INCOMPLETE) {
            fail(
                    Rule.RUN_INCOMPLETE,
                    "The run is incomplete: it was never closed, so its writer was killed or is still at work. It holds "
                            + extent + ".");
        }
    }

    /** Those of the warm-up were asked for, too. */
    private void checkPlayed(long played, OptionalLong asked) {
        if (asked.isPresent() && played < asked.getAsLong()) {
            fail(
                    Rule.TOO_FEW_INSTANCES,
                    "The run holds fewer instances than were asked for: " + played + " of " + asked.getAsLong() + ".");
        }
    }

    private void checkOutcomes(Outcomes outcomes) {
        long open = outcomes.recorded() - outcomes.ended();
        if (open > 0) {
            fail(
                    Rule.NO_OUTCOME,
                    open + " of " + outcomes.recorded() + " instances neither passed nor failed: their records say"
                            + " nothing of an outcome.");
        }
    }

    private void fail(Rule rule, String message) {
        failures.add(new EvidenceFailure(rule, null, message));
    }
}
