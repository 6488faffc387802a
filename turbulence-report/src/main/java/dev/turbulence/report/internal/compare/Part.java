package dev.turbulence.report.internal.compare;

import java.util.List;
import java.util.Optional;

/**
 * A step, a scenario or an assertion of both runs or of one.
 *
 * @param name its name
 * @param scenario the scenario that an assertion belongs to; null for steps and scenarios, and where no record says so
 * @param presence in which run it is; of an assertion, in which it failed
 * @param numbers its numbers
 */
public record Part(String name, String scenario, Presence presence, List<Compared> numbers) {

    public Part {
        numbers = List.copyOf(numbers);
    }

    /** One of its numbers; empty when it has none of that kind. */
    public Optional<Compared> number(Measure measure) {
        return numbers.stream().filter(number -> number.measure() == measure).findFirst();
    }

    /** How many of its numbers are found to be so. */
    public long count(Finding finding) {
        return numbers.stream().filter(number -> number.finding() == finding).count();
    }
}
