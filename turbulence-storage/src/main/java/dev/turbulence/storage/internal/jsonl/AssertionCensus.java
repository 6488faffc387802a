package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.internal.query.AssertionCriteria;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All assertions of a run by kind, made in one pass, as {@link StepCensus} has its steps. */
final class AssertionCensus {

    private static final int MAX_KINDS = 10_000;

    private record Kind(String scenario, boolean warmUp, String name, Boolean passed) {

        boolean matches(AssertionCriteria criteria) {
            Set<String> scenarios = criteria.instances().scenarios();
            return (scenarios.isEmpty() || scenario != null && scenarios.contains(scenario))
                    && (criteria.instances().warmUp() == null
                            || criteria.instances().warmUp() == warmUp)
                    && (criteria.names().isEmpty() || criteria.names().contains(name))
                    && (criteria.passed() == null || criteria.passed().equals(passed));
        }
    }

    private static final class Assertions {
        private final FirstInstances recorded = new FirstInstances();
        private long count;
    }

    private final InstanceTable table;
    private final Map<Kind, Assertions> kinds = new LinkedHashMap<>();
    private boolean detailed = true;
    private long count;
    private long failed;

    AssertionCensus(InstanceTable table) {
        this.table = table;
    }

    /** Adds an assertion; to be called in the order of recording. */
    void add(AssertionLine assertion) {
        String instanceId = assertion.instanceId();
        int instance = table.find(instanceId);
        boolean warmUp = instance >= 0 && table.warmUp(instance);
        count += warmUp ? 0 : 1;
        failed += !warmUp && assertion.failed() ? 1 : 0;
        if (detailed) {
            String scenario = instance < 0 ? null : table.scenario(instance);
            Assertions kind = kinds.computeIfAbsent(
                    new Kind(scenario, warmUp, assertion.name(), assertion.passed()), added -> new Assertions());
            kind.count++;
            kind.recorded.add(assertion.position(), assertion.position(), instanceId);
            if (kinds.size() > MAX_KINDS) {
                detailed = false;
                kinds.clear();
            }
        }
    }

    /** How many count: those of the warm-up do not. */
    long count() {
        return count;
    }

    long failed() {
        return failed;
    }

    /** Whether it knows all about the assertions that match. */
    boolean knows(AssertionCriteria criteria) {
        return detailed && criteria.isByKind();
    }

    boolean knowsInstances(AssertionCriteria criteria, int atMost) {
        return knows(criteria) && atMost <= FirstInstances.KEPT;
    }

    long count(AssertionCriteria criteria) {
        return matching(criteria).mapToLong(kind -> kind.count).sum();
    }

    /** Ids of the instances that the first matching assertions belong to, each once. */
    List<String> instanceIds(AssertionCriteria criteria, int atMost) {
        FirstInstances first = new FirstInstances();
        matching(criteria).forEach(kind -> first.addAll(kind.recorded));
        return first.ids(atMost);
    }

    private Stream<Assertions> matching(AssertionCriteria criteria) {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getKey().matches(criteria))
                .map(Map.Entry::getValue);
    }

    /** Whether {@link #names} are all there are. */
    boolean knowsNames() {
        return detailed;
    }

    Set<String> names() {
        return kinds.keySet().stream().map(Kind::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
