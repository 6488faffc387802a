package dev.turbulence.storage.gate;

import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.EvidenceFailure.Rule;
import dev.turbulence.storage.gate.Measurements.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A baseline run that was opened and can be compared with. */
final class BaselineRun implements AutoCloseable {

    private final StoredRun run;
    private final Measurements measurements;
    private final Map<Condition, Measured> measured = new HashMap<>();

    BaselineRun(StoredRun run) {
        this.run = run;
        this.measurements = new Measurements(run);
    }

    /** What a baseline came to: the opened run, or why there is none. */
    record Found(BaselineRun run, EvidenceFailure failure, List<String> notes) implements AutoCloseable {

        static final Found NOT_NEEDED = new Found(null, null, List.of());

        static Found nothing(Rule rule, String message, List<String> notes) {
            return new Found(null, new EvidenceFailure(rule, null, message), notes);
        }

        @Override
        public void close() {
            if (run != null) {
                run.close();
            }
        }
    }

    /** Opens the run and refuses it when it cannot be compared with. */
    static Found open(RunDirectory directory, StoredRun judged) {
        StoredRun run;
        try {
            run = StoredRun.open(directory.path());
        } catch (StorageException e) {
            return Found.nothing(Rule.BASELINE_UNFIT, "The baseline run cannot be read: " + e.getMessage(), List.of());
        }
        BaselineRun baseline = new BaselineRun(run);
        Optional<Found> refused = baseline.refusal(judged);
        if (refused.isPresent()) {
            run.close();
            return refused.get();
        }
        return new Found(baseline, null, baseline.notes(judged));
    }

    private Optional<Found> refusal(StoredRun judged) {
        if (run.id().equals(judged.id())) {
            return Optional.of(Found.nothing(
                    Rule.BASELINE_IS_THE_RUN,
                    "The baseline is run " + run.id()
                            + " itself, and no run is worse than itself. Name an earlier one.",
                    List.of()));
        }
        List<EvidenceFailure> lacking = new RunEvidence(run, measurements.outcomes(List.of())).failures();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Found.nothing(
                        Rule.BASELINE_UNFIT,
                        "The baseline run " + run.id()
                                + " is nothing to compare with; name one that was carried through. "
                                + lacking.get(0).message(),
                        List.of()));
    }

    private List<String> notes(StoredRun judged) {
        List<String> notes = new ArrayList<>();
        notes.add("The baseline is run " + run.id() + ": " + run.directory());
        Optional<LoadShape> load = judged.manifest().load();
        if (load.isPresent() && !load.equals(run.manifest().load())) {
            notes.add("The baseline was played with another load, which alone can make the difference.");
        }
        return notes;
    }

    /** Why a condition cannot be compared for one part of the run; empty when it can. */
    Optional<EvidenceFailure> lackFor(Condition condition, Measurements judged) {
        Optional<String> part = missingPart(condition);
        if (part.isPresent()) {
            return failure(
                    Rule.BASELINE_LACKS_PART,
                    condition,
                    "the baseline run " + run.id() + " has nothing to compare with: " + part.get()
                            + " Name a baseline that has it.");
        }
        return otherSize(condition, judged)
                .or(() -> tooFew(condition, judged, "the run"))
                .or(() -> tooFew(condition, measurements, "the baseline run " + run.id()))
                .or(() -> outOfReach(condition));
    }

    /** What the condition's metric came to; to be asked when nothing lacks. */
    double value(Condition condition) {
        return measured(condition).value();
    }

    /** The parts that a condition's {@code *} stands for here, and not in the run that is judged. */
    List<String> partsMissingIn(KnownNames judged, Condition condition) {
        List<List<Selector>> there = SelectedNames.expand(condition, judged);
        return SelectedNames.expand(condition, measurements.names()).stream()
                .filter(part -> !there.contains(part))
                .filter(part -> measurements.measure(condition.metric(), part).value() != null)
                .map(Judgement::describe)
                .toList();
    }

    private Optional<String> missingPart(Condition condition) {
        KnownNames names = condition.selectors().isEmpty() ? KnownNames.NONE : measurements.names();
        return condition.selectors().stream()
                .flatMap(selector -> SelectedNames.problemWith(selector, names).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(measured(condition).missing())
                        .map(missing -> missing + " for " + Judgement.describe(condition.selectors()) + "."));
    }

    private Measured measured(Condition condition) {
        return measured.computeIfAbsent(condition, asked -> measurements.measure(asked.metric(), asked.selectors()));
    }

    private Optional<EvidenceFailure> otherSize(Condition condition, Measurements judged) {
        if (!condition.metric().kind().growsWithInstances()) {
            return Optional.empty();
        }
        long here = judged.outcomes(List.of()).recorded();
        long there = measurements.outcomes(List.of()).recorded();
        return here == there
                ? Optional.empty()
                : failure(
                        Rule.BASELINE_OF_OTHER_SIZE,
                        condition,
                        "the run has " + here + " instances and the baseline run " + run.id() + " has " + there
                                + ", so their counts do not compare. Compare a rate, or runs of the same size.");
    }

    private static Optional<EvidenceFailure> tooFew(Condition condition, Measurements measurements, String whose) {
        long least = SampleSize.leastFor(condition.metric());
        long samples = measurements.samples(condition.metric(), condition.selectors());
        return samples >= least
                ? Optional.empty()
                : failure(
                        Rule.TOO_FEW_SAMPLES,
                        condition,
                        whose + " has " + samples + (samples == 1 ? " sample" : " samples") + " for "
                                + Judgement.describe(condition.selectors()) + ", too few to compare "
                                + condition.metric() + ": it takes " + least + ". Play more instances, or compare"
                                + (condition.metric().percentile() == null
                                        ? " a larger part of the run."
                                        : " a percentile closer to p50."));
    }

    private Optional<EvidenceFailure> outOfReach(Condition condition) {
        double baseline = value(condition);
        Quantity quantity = condition.metric().quantity();
        return Limit.isOutOfReach(
                        condition.metric(),
                        condition.operator(),
                        condition.limit().value(baseline))
                ? failure(
                        Rule.LIMIT_OUT_OF_REACH,
                        condition,
                        "with a baseline of " + quantity.roundedText(baseline) + " this can never be true, so it would"
                                + " pass whatever the run is like. Choose another limit or another baseline.")
                : Optional.empty();
    }

    private static Optional<EvidenceFailure> failure(Rule rule, Condition condition, String message) {
        return Optional.of(new EvidenceFailure(rule, condition, message));
    }

    @Override
    public void close() {
        run.close();
    }
}
