package dev.turbulence.engine.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables that can be there at one place of a scenario: what any way to that place may have set. */
final class KnownVariables {
    private static final List<String> ALWAYS =
            List.of("run_id", "instance_id", "correlation_id", "instance_index", "uuid");

    private final Set<String> names;
    private boolean open;

    private KnownVariables(Collection<String> names, boolean open) {
        this.names = new LinkedHashSet<>(names);
        this.open = open;
    }

    /** What every instance has before anything else. */
    static KnownVariables atStart() {
        return new KnownVariables(ALWAYS, false);
    }

    KnownVariables copy() {
        return new KnownVariables(names, open);
    }

    void add(Collection<String> more) {
        names.addAll(more);
    }

    void add(KnownVariables other) {
        names.addAll(other.names);
        open |= other.open;
    }

    /** From here on there may be any variable: something could not be read that may set some. */
    void open() {
        open = true;
    }

    boolean canHave(String name) {
        return open || names.contains(name);
    }

    Set<String> names() {
        return names;
    }
}
