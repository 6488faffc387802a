package dev.turbulence.storage.gate;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.BaselineRun.Found;
import dev.turbulence.storage.gate.EvidenceFailure.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the run to compare a run with. */
final class BaselineFinder {

    private final StoredRun judged;
    private final List<Condition> conditions;
    private final List<String> unreadable = new ArrayList<>();

    /** @param conditions those of the gate; a run of a folder has passed when those hold that compare with nothing */
    BaselineFinder(StoredRun judged, List<Condition> conditions) {
        this.judged = judged;
        this.conditions =
                conditions.stream().filter(condition -> !condition.isRelative()).toList();
    }

    Found find(Baseline baseline) {
        if (baseline.run() != null) {
            return BaselineRun.open(baseline.run(), judged);
        }
        if (baseline.folder() == null) {
            return Found.nothing(
                    Rule.BASELINE_MISSING,
                    "The gate compares with a baseline, and none is named. Name a run by its id or path, or a folder whose"
                            + " latest run that passed is meant: -Dturbulence.baseline=...",
                    List.of());
        }
        return latestPassed(baseline);
    }

    private Found latestPassed(Baseline baseline) {
        RunsDirectory folder = baseline.folder();
        Optional<Found> latest = passedIn(folder)
                .map(directory -> BaselineRun.open(directory, judged))
                .filter(found -> found.run() != null)
                .findFirst();
        if (latest.isPresent()) {
            List<String> notes = new ArrayList<>(latest.get().notes());
            notes.addAll(unreadable);
            return new Found(latest.get().run(), null, notes);
        }
        String none = "No run in " + folder.path() + " started before this one and passed";
        if (baseline.mayBeMissing()) {
            List<String> notes = new ArrayList<>(unreadable);
            notes.add(none + ", so there is no baseline yet, and conditions that compare with it were left out.");
            return new Found(null, null, notes);
        }
        return Found.nothing(
                Rule.BASELINE_MISSING,
                none + ", so there is nothing to compare with. Put a run there whose numbers are good, or, while there"
                        + " is none yet, let the gate go without: -Dturbulence.missingBaseline=note",
                unreadable);
    }

    /** The runs of a folder that passed and started before the judged one, latest first; read as far as the stream is. */
    Stream<RunDirectory> passedIn(RunsDirectory folder) {
        List<RunDirectory> latestFirst = new ArrayList<>(folder.list());
        Collections.reverse(latestFirst);
        return latestFirst.stream().filter(this::isCandidate);
    }

    /** The runs passed over so far because they cannot be read, a sentence each. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private boolean isCandidate(RunDirectory directory) {
        try (StoredRun run = StoredRun.open(directory.path())) {
            return isEarlier(run)
                    && new Judge(run).judge(conditions, Baseline.NONE).passed();
        } catch (StorageException e) {
            unreadable.add("Passed over as a baseline: " + e.getMessage());
            return false;
        }
    }

    /** A run that does not say when it started counts as older than all that do. */
    private boolean isEarlier(StoredRun run) {
        Instant start = run.manifest().startedAt();
        Instant end = judged.manifest().startedAt();
        return !run.id().equals(judged.id()) && (start == null || end == null || start.isBefore(end));
    }
}
