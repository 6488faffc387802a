package dev.turbulence.storage;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names that a run can be asked about: those its records hold and those its scenario files declare, executed or not.
 *
 * @param scenarios scenario ids
 * @param steps action names
 * @param services service names
 * @param types step types
 * @param assertions assertion names
 */
public record KnownNames(
        SortedSet<String> scenarios,
        SortedSet<String> steps,
        SortedSet<String> services,
        SortedSet<String> types,
        SortedSet<String> assertions) {

    /** No names at all. */
    public static final KnownNames NONE = of(null, null, null, null, null);

    public KnownNames {
        scenarios = Collections.unmodifiableSortedSet(scenarios);
        steps = Collections.unmodifiableSortedSet(steps);
        services = Collections.unmodifiableSortedSet(services);
        types = Collections.unmodifiableSortedSet(types);
        assertions = Collections.unmodifiableSortedSet(assertions);
    }

    /** Names from any collections; a null collection stands for none. */
    public static KnownNames of(
            Collection<String> scenarios,
            Collection<String> steps,
            Collection<String> services,
            Collection<String> types,
            Collection<String> assertions) {
        return new KnownNames(sorted(scenarios), sorted(steps), sorted(services), sorted(types), sorted(assertions));
    }

    /** Whether all the others are among these. */
    public boolean containsAll(KnownNames others) {
        return scenarios.containsAll(others.scenarios)
                && steps.containsAll(others.steps)
                && services.containsAll(others.services)
                && types.containsAll(others.types)
                && assertions.containsAll(others.assertions);
    }

    /** The names of both. */
    public KnownNames plus(KnownNames other) {
        return new KnownNames(
                union(scenarios, other.scenarios),
                union(steps, other.steps),
                union(services, other.services),
                union(types, other.types),
                union(assertions, other.assertions));
    }

    private static SortedSet<String> sorted(Collection<String> names) {
        return names == null ? new TreeSet<>() : new TreeSet<>(names);
    }

    private static SortedSet<String> union(SortedSet<String> some, SortedSet<String> others) {
        SortedSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
