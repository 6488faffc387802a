package dev.turbulence.storage.gate;

import dev.turbulence.storage.KnownNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a selector narrows a condition by. */
public enum SelectorKey {
    SCENARIO,
    STEP,
    SERVICE,
    TYPE,
    ASSERTION;

    /** Every step type there is, whether a run uses it or not. */
    private static final Set<String> ALL_TYPES = Set.of("http", "wait", "assert", "branch", "decide", "grpc");

    static Optional<SelectorKey> of(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }

    /** The word in a condition: {@code scenario}, {@code step}, ... */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names that {@code *} ranges over. */
    SortedSet<String> namesIn(KnownNames known) {
        return switch (this) {
            case SCENARIO -> known.scenarios();
            case STEP -> known.steps();
            case SERVICE -> known.services();
            case TYPE -> known.types();
            case ASSERTION -> known.assertions();
        };
    }

    /** The names that may be written out: for types also those that a run does not use. */
    SortedSet<String> allowedNames(KnownNames known) {
        if (this != TYPE) {
            return namesIn(known);
        }
        SortedSet<String> types = new TreeSet<>(ALL_TYPES);
        types.addAll(known.types());
        return types;
    }

    @Override
    public String toString() {
        return word();
    }
}
