package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.internal.query.InstanceCriteria;
import java.util.BitSet;

/** Tells the records of instances that match criteria from others, by the instance's id. */
final class InstanceFilter {

    private final InstanceCriteria criteria;
    private final InstanceTable table;
    private final BitSet matching;

    private InstanceFilter(InstanceCriteria criteria, InstanceTable table, BitSet matching) {
        this.criteria = criteria;
        this.table = table;
        this.matching = matching;
    }

    static InstanceFilter of(InstanceCriteria criteria, JsonlRecords records) {
        if (criteria.matchesAll()) {
            return new InstanceFilter(criteria, null, null);
        }
        InstanceTable table = records.instanceTable(criteria);
        return new InstanceFilter(criteria, table, table.matching(criteria));
    }

    boolean matches(RecordView record) {
        if (table == null) {
            return true;
        }
        String instanceId = record.instanceId();
        int instance = table.find(instanceId);
        return instance >= 0 ? matching.get(instance) : matchesUnrecorded(instanceId);
    }

    /** Whether an instance matches of which nothing is known but its id. */
    private boolean matchesUnrecorded(String instanceId) {
        return (criteria.ids().isEmpty() || criteria.ids().contains(instanceId))
                && criteria.status() == null
                && !Boolean.TRUE.equals(criteria.errored())
                && !Boolean.TRUE.equals(criteria.warmUp())
                && criteria.scenarios().isEmpty()
                && criteria.started().isUnbounded();
    }
}
