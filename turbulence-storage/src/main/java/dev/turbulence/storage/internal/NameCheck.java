package dev.turbulence.storage.internal;

import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.UnknownNameException;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Refuses queries that name what the run does not know, so that a misspelt name is no empty answer. */
public final class NameCheck {

    /** Types that the format has, whether or not a run has steps of them. */
    private static final Set<String> FORMAT_TYPES = Set.of("http", "wait", "assert", "branch", "decide", "grpc");

    private NameCheck() {}

    /** @throws UnknownNameException if a scenario is named that the run does not know */
    public static void check(RunReader reader, InstanceCriteria criteria) {
        requireKnown(reader, "scenario", criteria.scenarios(), KnownNames::scenarios);
    }

    /** @throws UnknownNameException if a scenario, step, service or type is named that the run does not know */
    public static void check(RunReader reader, StepCriteria criteria) {
        check(reader, criteria.instances());
        KnownNames declared = reader.manifest().declared();
        KnownNames undeclared = KnownNames.of(
                null,
                without(criteria.names(), declared.steps()),
                without(criteria.services(), declared.services()),
                without(criteria.types(), typesAndFormatTypes(declared)),
                null);
        if (reader.holds(undeclared)) {
            return;
        }
        requireKnown(reader, "step", criteria.names(), KnownNames::steps);
        requireKnown(reader, "service", criteria.services(), KnownNames::services);
        requireKnown(reader, "step type", criteria.types(), NameCheck::typesAndFormatTypes);
    }

    /** @throws UnknownNameException if a scenario or assertion is named that the run does not know */
    public static void check(RunReader reader, AssertionCriteria criteria) {
        check(reader, criteria.instances());
        Set<String> undeclared =
                without(criteria.names(), reader.manifest().declared().assertions());
        if (!reader.holds(KnownNames.of(null, null, null, null, undeclared))) {
            requireKnown(reader, "assertion", criteria.names(), KnownNames::assertions);
        }
    }

    private static Set<String> without(Set<String> wanted, Set<String> known) {
        Set<String> rest = new TreeSet<>(wanted);
        rest.removeAll(known);
        return rest;
    }

    private static SortedSet<String> typesAndFormatTypes(KnownNames names) {
        SortedSet<String> types = new TreeSet<>(names.types());
        types.addAll(FORMAT_TYPES);
        return types;
    }

    /** The criteria in words, for messages. */
    public static String describe(StepCriteria criteria) {
        List<String> words = new ArrayList<>();
        add(words, "step", criteria.names());
        add(words, "type", criteria.types());
        add(words, "service", criteria.services());
        add(words, "status code", criteria.statusCodes());
        add(words, "scenario", criteria.instances().scenarios());
        add(words, "instance", criteria.instances().ids());
        if (criteria.ok() != null) {
            words.add(criteria.ok() ? "passed" : "failed");
        }
        return words.isEmpty() ? "the run" : String.join(", ", words);
    }

    private static void add(List<String> words, String what, Set<?> values) {
        if (!values.isEmpty()) {
            words.add(what + " "
                    + String.join(
                            " or ",
                            values.stream().map(String::valueOf).sorted().toList()));
        }
    }

    /** Looks into the records, which can take a pass over them, only for what the manifest does not declare. */
    private static void requireKnown(
            RunReader reader, String what, Set<String> wanted, Function<KnownNames, SortedSet<String>> kind) {
        if (wanted.isEmpty() || kind.apply(reader.manifest().declared()).containsAll(wanted)) {
            return;
        }
        SortedSet<String> known = kind.apply(reader.names());
        for (String name : new TreeSet<>(wanted)) {
            if (!known.contains(name)) {
                throw new UnknownNameException("Run " + reader.manifest().runId() + " has no " + what + " '" + name
                        + "'. It knows " + (known.isEmpty() ? "none" : String.join(", ", known)) + ". ("
                        + reader.directory() + ")");
            }
        }
    }
}
