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

/** Refuses queries that name what the run does not know, so that a misspelt name is no empty answer. */
public final class NameCheck {

    private NameCheck() {}

    /** @throws UnknownNameException if a scenario is named that the run does not know */
    public static void check(RunReader reader, InstanceCriteria criteria) {
        if (!criteria.scenarios().isEmpty()) {
            requireKnown(
                    reader, "scenario", criteria.scenarios(), reader.names().scenarios());
        }
    }

    /** @throws UnknownNameException if a scenario, step, service or type is named that the run does not know */
    public static void check(RunReader reader, StepCriteria criteria) {
        check(reader, criteria.instances());
        if (criteria.types().isEmpty()
                && criteria.names().isEmpty()
                && criteria.services().isEmpty()) {
            return;
        }
        KnownNames names = reader.names();
        requireKnown(reader, "step", criteria.names(), names.steps());
        requireKnown(reader, "service", criteria.services(), names.services());
        SortedSet<String> types = new TreeSet<>(names.types());
        types.addAll(Set.of("http", "wait", "assert", "branch", "decide", "grpc"));
        requireKnown(reader, "step type", criteria.types(), types);
    }

    /** @throws UnknownNameException if a scenario or assertion is named that the run does not know */
    public static void check(RunReader reader, AssertionCriteria criteria) {
        check(reader, criteria.instances());
        if (!criteria.names().isEmpty()) {
            requireKnown(reader, "assertion", criteria.names(), reader.names().assertions());
        }
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

    private static void requireKnown(RunReader reader, String what, Set<String> wanted, SortedSet<String> known) {
        for (String name : new TreeSet<>(wanted)) {
            if (!known.contains(name)) {
                throw new UnknownNameException("Run " + reader.manifest().runId() + " has no " + what + " '" + name
                        + "'. It knows " + (known.isEmpty() ? "none" : String.join(", ", known)) + ". ("
                        + reader.directory() + ")");
            }
        }
    }
}
