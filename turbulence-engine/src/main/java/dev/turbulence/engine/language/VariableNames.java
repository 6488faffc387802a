package dev.turbulence.engine.language;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The variables that a template, an expression or a JSONPath speaks of, in the order they first come.
 *
 * @param read those whose value it needs; one that is unknown is an error
 * @param guarded those that it asks for by {@code is defined}, {@code is undefined} or {@code default}: they may be
 *     unknown, wherever else in the same text they stand
 */
public record VariableNames(Set<String> read, Set<String> guarded) {
    /** Of a text without variables. */
    public static final VariableNames NONE = new VariableNames(Set.of(), Set.of());

    public VariableNames {
        guarded = Collections.unmodifiableSet(new LinkedHashSet<>(guarded));
        Set<String> needed = new LinkedHashSet<>(read);
        needed.removeAll(guarded);
        read = Collections.unmodifiableSet(needed);
    }

    static VariableNames union(Collection<VariableNames> parts) {
        Set<String> read = new LinkedHashSet<>();
        Set<String> guarded = new LinkedHashSet<>();
        parts.forEach(part -> {
            read.addAll(part.read);
            guarded.addAll(part.guarded);
        });
        return new VariableNames(read, guarded);
    }
}
