package dev.turbulence.storage;

import dev.turbulence.storage.internal.NameCheck;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Asks for assertions, in the order of recording. Immutable: each word gives a new query. */
public final class AssertionQuery implements RecordQuery<Assertion> {

    private static final Comparator<AssertionCount> BY_KIND = Comparator.comparing(
                    AssertionCount::scenarioId, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(AssertionCount::name)
            .thenComparing(AssertionCount::passed, Comparator.nullsLast(Comparator.naturalOrder()));

    private final RunReader reader;
    private final AssertionCriteria criteria;

    AssertionQuery(RunReader reader, AssertionCriteria criteria) {
        this.reader = reader;
        this.criteria = criteria;
    }

    /** Those with any of these names. */
    public AssertionQuery named(String... names) {
        return with(criteria.withNames(Set.of(names)));
    }

    /** Those that held. */
    public AssertionQuery passed() {
        return with(criteria.withPassed(true));
    }

    /** Those that did not hold. */
    public AssertionQuery failed() {
        return with(criteria.withPassed(false));
    }

    /** Those of any of these instances, by id. */
    public AssertionQuery ofInstance(String... instanceIds) {
        return with(criteria.withInstances(criteria.instances().withIds(Set.of(instanceIds))));
    }

    /** Those of instances of the warm-up, too, which are left out otherwise. */
    public AssertionQuery includingWarmUp() {
        return with(criteria.withInstances(criteria.instances().withWarmUp(null)));
    }

    /** Those of instances with this status. */
    public AssertionQuery ofInstancesWith(InstanceStatus status) {
        return with(criteria.withInstances(criteria.instances().withStatus(status)));
    }

    /** Those of instances of any of these scenarios. */
    public AssertionQuery inScenario(String... scenarioIds) {
        return with(criteria.withInstances(criteria.instances().withScenarios(Set.of(scenarioIds))));
    }

    /** At most so many. */
    public AssertionQuery limit(long limit) {
        return with(criteria.withPage(new Page(limit, criteria.page().offset())));
    }

    /** Not the first so many. */
    public AssertionQuery offset(long offset) {
        return with(criteria.withPage(new Page(criteria.page().limit(), offset)));
    }

    /** The same assertions, each joined with its instance. */
    public RecordQuery<AssertionWithInstance> withInstances() {
        return new RecordQuery<>() {
            @Override
            public Stream<AssertionWithInstance> stream() {
                NameCheck.check(reader, criteria);
                return reader.assertionsWithInstances(criteria);
            }

            @Override
            public long count() {
                return AssertionQuery.this.count();
            }
        };
    }

    /**
     * Ids of the instances that the first of the matching assertions belong to, each once, in the order of recording:
     * where to look first. Limit and offset are not looked at.
     *
     * @param atMost how many ids are wanted, at least 1
     * @throws UnknownNameException if the query names what the run does not know
     */
    public List<String> instanceIds(int atMost) {
        NameCheck.check(reader, criteria);
        return reader.instanceIds(criteria, atMost);
    }

    /**
     * How many of the matching assertions there are of each kind, by scenario and name, those that did not hold first.
     * Limit and offset are not looked at.
     *
     * @throws UnknownNameException if the query names what the run does not know
     */
    public List<AssertionCount> countByKind() {
        NameCheck.check(reader, criteria);
        return reader.countByKind(criteria).stream().sorted(BY_KIND).toList();
    }

    @Override
    public Stream<Assertion> stream() {
        NameCheck.check(reader, criteria);
        return reader.assertions(criteria);
    }

    @Override
    public long count() {
        NameCheck.check(reader, criteria);
        return reader.count(criteria);
    }

    private AssertionQuery with(AssertionCriteria narrowed) {
        return new AssertionQuery(reader, narrowed);
    }
}
