package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.statistics.Confidence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two runs side by side.
 *
 * @param base the run that is compared with
 * @param run the run that is compared
 * @param latencyConfidence how sure each comparison of latencies is; of as many as the base has
 * @param shareConfidence how sure each comparison of shares is
 * @param doubts what differs between the runs besides their results and may explain those, a sentence each
 * @param totals the runs on the whole
 * @param latencies the latencies of all steps; empty when neither run has any
 * @param steps in the order of the run's first execution, then those that vanished
 * @param scenarios by name
 * @param assertions those that failed in either run, by scenario and name
 * @param assertionsHeld how many others there are, which failed in neither
 * @param causes why instances failed, new ones first, then changed, then others, then those that vanished
 */
public record Comparison(
        Side base,
        Side run,
        Confidence latencyConfidence,
        Confidence shareConfidence,
        List<String> doubts,
        List<Compared> totals,
        List<Compared> latencies,
        List<Part> steps,
        List<Part> scenarios,
        List<Part> assertions,
        long assertionsHeld,
        List<ComparedCause> causes) {

    public Comparison {
        doubts = List.copyOf(doubts);
        totals = List.copyOf(totals);
        latencies = List.copyOf(latencies);
        steps = List.copyOf(steps);
        scenarios = List.copyOf(scenarios);
        assertions = List.copyOf(assertions);
        causes = List.copyOf(causes);
    }

    /** Parts that got worse first, then those that got better, new and vanished ones, and the others, each in their order. */
    public static List<Part> mostChangedFirst(List<Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparing((Part part) -> -part.count(Finding.WORSE))
                        .thenComparing(part -> -part.count(Finding.BETTER))
                        .thenComparing(part -> part.presence() == Presence.BOTH))
                .toList();
    }

    /** All findings in a line, those that matter first: {@code 2 worse, 1 better, 20 noise}. */
    public String headline() {
        String counted = Arrays.stream(Finding.values())
                .filter(finding -> finding != Finding.NOT_JUDGED && count(finding) > 0)
                .map(finding -> count(finding) + " " + finding.words())
                .collect(Collectors.joining(", "));
        return counted.isEmpty() ? "nothing to judge" : counted;
    }

    /** How many numbers are found to be so. */
    public long count(Finding finding) {
        Stream<Compared> parts =
                Stream.of(steps, scenarios, assertions).flatMap(List::stream).flatMap(part -> part.numbers().stream());
        Stream<Compared> whole = Stream.concat(totals.stream(), latencies.stream());
        return Stream.concat(Stream.concat(whole, parts), causes.stream().map(ComparedCause::share))
                .filter(number -> number.finding() == finding)
                .count();
    }
}
