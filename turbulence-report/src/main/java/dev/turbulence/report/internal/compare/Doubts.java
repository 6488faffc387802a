package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary.LoadSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds what else differs between two runs than what came out, and may explain it. */
final class Doubts {

    private static final int MOST_NAMES = 5;

    private final Side base;
    private final Side run;
    private final List<String> doubts = new ArrayList<>();

    private Doubts(Side base, Side run) {
        this.base = base;
        this.run = run;
    }

    /** A sentence each, what weighs most first. */
    static List<String> between(Side base, Side run) {
        return new Doubts(base, run).find();
    }

    private List<String> find() {
        state("The base", base);
        state("The run", run);
        if (base.summary().runId().equals(run.summary().runId())) {
            doubts.add("Both have the same id: this may be one run, compared with itself.");
        }
        differing(
                "The systems under test have different names",
                side -> side.manifest().sutName());
        load();
        lateStarts();
        differing(
                "The seeds differ, and with them the choices of instances",
                side -> side.manifest().seed());
        names("scenarios", side -> side.manifest().scenarioIds());
        names("declared steps", side -> side.manifest().declared().steps());
        mixOfSteps();
        order();
        return doubts;
    }

    private void state(String which, Side side) {
        if (side.summary().state() != RunState.COMPLETE) {
            doubts.add(which + " is " + side.summary().state() + ": what it holds is not all that was to be played.");
        }
    }

    /** Something that both say and that is not the same. */
    private void differing(String what, Function<Side, Object> said) {
        Object ofBase = said.apply(base);
        Object ofRun = said.apply(run);
        if (ofBase != null && ofRun != null && !ofBase.equals(ofRun)) {
            doubts.add(what + ": " + Brief.name(ofBase.toString()) + " in the base, " + Brief.name(ofRun.toString())
                    + " in the run.");
        }
    }

    /** As for the gate's baseline. */
    private void load() {
        LoadShape ofBase = base.summary().load().shape();
        LoadShape ofRun = run.summary().load().shape();
        if (!Objects.equals(ofBase, ofRun)) {
            doubts.add("They were not played with the same load, which alone can make the difference: "
                    + words(base, ofBase) + " in the base, " + words(run, ofRun) + " in the run.");
        } else if (ofBase == null
                && base.summary().instanceCount() != run.summary().instanceCount()) {
            doubts.add("Neither says with which load it was played, and they have different numbers of instances: "
                    + base.summary().instanceCount() + " in the base, "
                    + run.summary().instanceCount() + " in the run.");
        }
    }

    private static String words(Side side, LoadShape shape) {
        return shape == null
                ? Numbers.counted(side.summary().instanceCount(), "instance") + " by a load it does not tell"
                : shape.toString();
    }

    private void lateStarts() {
        LoadSummary ofBase = base.summary().load();
        LoadSummary ofRun = run.summary().load();
        if (ofBase.lateStarts() + ofRun.lateStarts() > 0) {
            doubts.add("Instances started late, and latencies include the wait: " + late(ofBase) + " in the base, "
                    + late(ofRun) + " in the run.");
        }
    }

    private static String late(LoadSummary load) {
        return load.lateStarts() == 0 ? "none" : load.lateStarts() + " by up to " + Numbers.duration(load.latest());
    }

    private void names(String what, Function<Side, Collection<String>> declared) {
        Collection<String> ofBase = declared.apply(base);
        Collection<String> ofRun = declared.apply(run);
        if (ofBase.isEmpty() || ofRun.isEmpty()) {
            return;
        }
        List<String> differences = new ArrayList<>();
        without(ofBase, ofRun).ifPresent(names -> differences.add("only in the base " + names));
        without(ofRun, ofBase).ifPresent(names -> differences.add("only in the run " + names));
        if (!differences.isEmpty()) {
            doubts.add("The " + what + " are not the same: " + String.join("; ", differences) + ".");
        }
    }

    private static Optional<String> without(Collection<String> names, Collection<String> others) {
        TreeSet<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        List<String> shown = rest.stream().limit(MOST_NAMES).map(Brief::name).toList();
        int more = rest.size() - shown.size();
        return Optional.of(String.join(", ", shown) + (more > 0 ? " and " + more + " more" : ""));
    }

    private void mixOfSteps() {
        if (!timed(base).equals(timed(run))) {
            doubts.add(
                    "They do not have the same steps with latencies, so latencies over all steps are of different things.");
        }
    }

    private static TreeSet<String> timed(Side side) {
        TreeSet<String> names = new TreeSet<>();
        side.summary().steps().stream().filter(step -> step.latency() != null).forEach(step -> names.add(step.name()));
        return names;
    }

    private void order() {
        if (base.summary().startedAt() != null
                && run.summary().startedAt() != null
                && base.summary().startedAt().isAfter(run.summary().startedAt())) {
            doubts.add("The base started after the run: what is told as a change happened in the other direction.");
        }
    }
}
