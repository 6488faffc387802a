package dev.turbulence.storage.gate;

import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Brings the selectors of a condition together with the names there are. */
final class SelectedNames {

    private static final int MOST_LISTED = 20;

    private SelectedNames() {}

    /** Why a selector selects nothing, as a sentence with the known names; empty when it selects something. */
    static Optional<String> problemWith(Selector selector, KnownNames known) {
        SelectorKey key = selector.key();
        NamePattern name = selector.name();
        SortedSet<String> candidates = name.isWildcard() ? key.namesIn(known) : key.allowedNames(known);
        if (candidates.stream().anyMatch(name::matches)) {
            return Optional.empty();
        }
        String shown = PlainText.of(name.plainText());
        return Optional.of(
                name.isWildcard()
                        ? "no " + key + " matches '" + shown + "'. " + listed(key, candidates)
                        : "there is no " + key + " '" + shown + "'"
                                + Nearest.to(name.plainText(), candidates)
                                        .map(meant -> "; did you mean " + PlainText.of(meant) + "? ")
                                        .orElse(". ")
                                + listed(key, candidates));
    }

    private static String listed(SelectorKey key, Collection<String> known) {
        if (known.isEmpty()) {
            return "No " + key + " is known.";
        }
        List<String> shown =
                known.stream().limit(MOST_LISTED).map(PlainText::of).toList();
        String rest = known.size() > MOST_LISTED ? " and " + (known.size() - MOST_LISTED) + " more" : "";
        return "Known: " + String.join(", ", shown) + rest + ".";
    }

    /** The condition once for every combination of names that its selectors match. */
    static List<List<Selector>> expand(Condition condition, KnownNames known) {
        List<List<Selector>> combinations = List.of(List.of());
        for (Selector selector : condition.selectors()) {
            List<List<Selector>> longer = new ArrayList<>();
            for (List<Selector> combination : combinations) {
                for (Selector exact : expand(selector, condition.metric(), known)) {
                    List<Selector> one = new ArrayList<>(combination);
                    one.add(exact);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<Selector> expand(Selector selector, Metric metric, KnownNames known) {
        if (!selector.name().isWildcard()) {
            return List.of(selector);
        }
        boolean latencyTypesOnly =
                selector.key() == SelectorKey.TYPE && metric.kind().isOfLatencySamples();
        return selector.key().namesIn(known).stream()
                .filter(selector.name()::matches)
                .filter(name -> !latencyTypesOnly || Step.LATENCY_TYPES.contains(name))
                .map(name -> new Selector(selector.key(), NamePattern.exactly(name)))
                .toList();
    }
}
