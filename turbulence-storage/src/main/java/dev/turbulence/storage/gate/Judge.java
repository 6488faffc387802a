package dev.turbulence.storage.gate;

import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.EvidenceFailure.Rule;
import dev.turbulence.storage.gate.Measurements.Measured;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Judges one run, once. */
final class Judge {

    private static final int MOST_VANISHED = 10;

    private final StoredRun run;
    private final Measurements measurements;
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<EvidenceFailure> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private BaselineRun baseline;

    Judge(StoredRun run) {
        this.run = run;
        this.measurements = new Measurements(run);
    }

    Verdict judge(List<Condition> conditions, Baseline named) {
        RunEvidence evidence = new RunEvidence(run, measurements.outcomes(List.of()));
        failures.addAll(evidence.failures());
        notes.addAll(evidence.notes());
        conditions.forEach(this::noteDoubtfulRate);
        boolean empty = measurements.outcomes(List.of()).recorded() == 0;
        if (!empty) {
            judge(conditions, baselineFor(conditions, named));
        }
        boolean lost = !failures.isEmpty() || judgements.stream().anyMatch(Judgement::triggered);
        List<FailureCause> causes = lost && !empty ? measurements.summary().failures() : List.of();
        return new Verdict(run.directory(), judgements, failures, causes, notes);
    }

    /** The baseline run; it is not looked for where no condition compares with one. */
    private BaselineRun.Found baselineFor(List<Condition> conditions, Baseline named) {
        return conditions.stream().anyMatch(Condition::isRelative)
                ? new BaselineFinder(run, conditions).find(named)
                : BaselineRun.Found.NOT_NEEDED;
    }

    private void judge(List<Condition> conditions, BaselineRun.Found found) {
        try (found) {
            notes.addAll(found.notes());
            if (found.failure() != null) {
                failures.add(found.failure());
            }
            baseline = found.run();
            conditions.stream()
                    .filter(condition -> baseline != null || !condition.isRelative())
                    .forEach(this::judge);
        }
    }

    private void judge(Condition condition) {
        if (condition.selectors().isEmpty()) {
            judgeEach(condition, List.of(List.of()));
            return;
        }
        KnownNames names = measurements.names();
        List<String> problems = condition.selectors().stream()
                .flatMap(selector -> SelectedNames.problemWith(selector, names).stream())
                .toList();
        problems.forEach(problem -> failures.add(new EvidenceFailure(Rule.NOTHING_SELECTED, condition, problem)));
        if (problems.isEmpty()) {
            judgeEach(condition, SelectedNames.expand(condition, names));
            noteVanished(condition, names);
        }
    }

    private void judgeEach(Condition condition, List<List<Selector>> parts) {
        int before = judgements.size() + failures.size();
        for (List<Selector> where : parts) {
            Measured measured = measurements.measure(condition.metric(), where);
            if (isNoPartOfTheRun(condition, where, measured)) {
                continue;
            }
            if (measured.value() == null) {
                failures.add(noSamples(condition.on(where), measured.missing()));
            } else if (condition.isRelative()) {
                compare(condition, where, measured.value());
            } else {
                judgements.add(judgement(condition, where, measured.value(), null));
            }
        }
        if (judgements.size() + failures.size() == before) {
            failures.add(noSamples(condition, "nothing that its * matches has samples"));
        }
    }

    private void compare(Condition condition, List<Selector> where, double observed) {
        Condition here = condition.on(where);
        baseline.lackFor(here, measurements)
                .ifPresentOrElse(
                        failures::add,
                        () -> judgements.add(judgement(condition, where, observed, baseline.value(here))));
    }

    private Judgement judgement(Condition condition, List<Selector> where, double observed, Double compared) {
        boolean triggered = condition.isTrueFor(observed, compared);
        List<String> worst = triggered ? new WorstInstances(measurements).of(condition, where) : List.of();
        return new Judgement(condition, where, observed, compared, triggered, worst);
    }

    /**
     * Whether a part that a {@code *} brought up is rightly without samples: names that never go together; a service that
     * the SUT file declares and no scenario uses; for latencies, a step of a type that has none. A step or scenario that
     * was declared and never reached is none of these.
     */
    private boolean isNoPartOfTheRun(Condition condition, List<Selector> where, Measured measured) {
        if (!condition.hasWildcard() || measured.value() != null && measured.value() > 0) {
            return false;
        }
        Metric.Kind kind = condition.metric().kind();
        if (where.size() > 1) {
            return measured.value() == null || kind == Metric.Kind.STEP_COUNT;
        }
        if (where.get(0).key() == SelectorKey.SERVICE) {
            return measurements.holdsNoStep(where);
        }
        return kind.isOfLatencySamples() && measurements.isStepWithoutLatency(where);
    }

    private static EvidenceFailure noSamples(Condition condition, String missing) {
        String where = condition.selectors().isEmpty() ? "" : " for " + Judgement.describe(condition.selectors());
        return new EvidenceFailure(
                Rule.NO_SAMPLES, condition, missing + where + ", and a condition over nothing does not pass.");
    }

    private void noteVanished(Condition condition, KnownNames names) {
        if (!condition.isRelative() || !condition.hasWildcard()) {
            return;
        }
        List<String> vanished = baseline.partsMissingIn(names, condition);
        if (!vanished.isEmpty()) {
            String more = vanished.size() > MOST_VANISHED ? " and " + (vanished.size() - MOST_VANISHED) + " more" : "";
            notes.add(condition + ": the baseline has what is no part of this run any more: "
                    + vanished.stream().limit(MOST_VANISHED).collect(Collectors.joining("; ")) + more + ".");
        }
    }

    private void noteDoubtfulRate(Condition condition) {
        BigDecimal number = condition.limit().number();
        boolean share = condition.metric().quantity() == Quantity.PERCENTAGE
                && !condition.isRelative()
                && condition.limit().unit() == Unit.NONE
                && number.signum() > 0
                && number.compareTo(BigDecimal.ONE) <= 0;
        if (share) {
            notes.add(condition + " is read as " + number.toPlainString() + " %: rates go from 0 to 100. Write "
                    + number.toPlainString() + "% if that is meant.");
        }
    }
}
