package dev.turbulence.report.internal;

import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.LoadSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for when it is more than a number of instances, and what else is to be known before one reads on.
 *
 * @param alarming whether it casts doubt on the numbers
 */
public record LoadNote(String text, boolean alarming) {

    /** Those of a run, in the order in which they are told; mostly none. */
    public static List<LoadNote> of(RunSummary summary) {
        LoadSummary load = summary.load();
        List<LoadNote> notes = new ArrayList<>();
        if (load.shape() != null && !load.shape().isPlain()) {
            notes.add(new LoadNote(load.shape().toString(), false));
        }
        load.shortfall().ifPresent(text -> notes.add(new LoadNote(text, true)));
        if (load.warmUpInstances() > 0) {
            notes.add(new LoadNote(
                    Numbers.counted(load.warmUpInstances(), "instance") + " of the warm-up not counted", false));
        }
        if (load.lateStarts() > 0) {
            notes.add(new LoadNote(
                    load.lateStarts() + " of " + Numbers.counted(summary.instanceCount(), "instance")
                            + " started late, by up to " + Numbers.duration(load.latest())
                            + ": latencies include the wait",
                    true));
        }
        return notes;
    }
}
