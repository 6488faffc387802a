package dev.turbulence.storage.internal.query;

import java.util.Set;

/**
 * Which assertions, in the order of recording. Null or empty components do not restrict.
 *
 * @param instances assertions of the instances that match these criteria; their order and page are not looked at
 * @param names with any of these names
 * @param passed held (true) or not (false)
 */
public record AssertionCriteria(InstanceCriteria instances, Set<String> names, Boolean passed, Page page) {

    public static final AssertionCriteria ALL = new AssertionCriteria(InstanceCriteria.ALL, Set.of(), null, Page.ALL);

    public AssertionCriteria {
        names = Set.copyOf(names);
    }

    public AssertionCriteria withInstances(InstanceCriteria wanted) {
        return new AssertionCriteria(wanted, names, passed, page);
    }

    public AssertionCriteria withNames(Set<String> wanted) {
        return new AssertionCriteria(instances, wanted, passed, page);
    }

    public AssertionCriteria withPassed(Boolean wanted) {
        return new AssertionCriteria(instances, names, wanted, page);
    }

    public AssertionCriteria withPage(Page wanted) {
        return new AssertionCriteria(instances, names, passed, wanted);
    }

    /** Whether it asks for kinds of assertions only. */
    public boolean isByKind() {
        return instances.isByScenario();
    }
}
