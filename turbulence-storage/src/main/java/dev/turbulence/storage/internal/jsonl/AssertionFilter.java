package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.internal.query.AssertionCriteria;

/** Tells assertions that match criteria from others. */
final class AssertionFilter {

    private final AssertionCriteria criteria;
    private final InstanceFilter instances;

    AssertionFilter(AssertionCriteria criteria, JsonlRecords records) {
        this.criteria = criteria;
        this.instances = InstanceFilter.of(criteria.instances(), records);
    }

    boolean matches(AssertionLine assertion) {
        return (criteria.names().isEmpty() || criteria.names().contains(assertion.name()))
                && (criteria.passed() == null || criteria.passed().equals(assertion.passed()))
                && instances.matches(assertion);
    }
}
