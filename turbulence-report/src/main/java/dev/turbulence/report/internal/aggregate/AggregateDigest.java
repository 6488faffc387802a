package dev.turbulence.report.internal.aggregate;

import dev.turbulence.report.internal.aggregate.ModuleDigest.Outcome;
import dev.turbulence.report.internal.digest.RunDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The runs of several modules.
 *
 * @param modules one for each run and for each module without one, worst first
 */
public record AggregateDigest(List<ModuleDigest> modules) {

    private static final Comparator<ModuleDigest> WORST_FIRST = Comparator.comparing(ModuleDigest::outcome)
            .thenComparing(ModuleDigest::failRate, Comparator.reverseOrder())
            .thenComparing(ModuleDigest::name);

    public AggregateDigest {
        modules = modules.stream().sorted(WORST_FIRST).toList();
    }

    /** Whether there is a run and every module that should have passed did. */
    public boolean passed() {
        return lost().isEmpty() && modules.stream().anyMatch(module -> module.outcome() == Outcome.PASSED);
    }

    /** Those that lose the whole. */
    public List<ModuleDigest> lost() {
        return modules.stream().filter(ModuleDigest::lost).toList();
    }

    /** All but those that were skipped. */
    public long judged() {
        return modules.stream()
                .filter(module -> module.outcome() != Outcome.SKIPPED)
                .count();
    }

    /** The runs there are. */
    public Stream<RunDigest> runs() {
        return modules.stream().map(ModuleDigest::run).filter(Objects::nonNull);
    }

    /** The verdict in a line: {@code Gate failed: 1 of 3 modules}. */
    public String headline() {
        long all = judged();
        if (all == 0) {
            return "Nothing to judge";
        }
        return passed()
                ? "Gate passed: " + (all == 1 ? "1 module" : "all " + all + " modules")
                : "Gate failed: " + lost().size() + " of " + all + (all == 1 ? " module" : " modules");
    }
}
