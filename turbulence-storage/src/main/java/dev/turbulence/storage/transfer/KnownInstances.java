package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.sqlite.InstanceRow;
import dev.turbulence.storage.internal.sqlite.ParentRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which instances a run has and what their correlation ids are, in 16 bytes each: only hashes are kept. Two ids of a
 * million share one with a chance of 1 to 30 million; the hash differs from migration to migration.
 */
final class KnownInstances {

    private static final long PRIME = 0x100000001B3L;

    private final long seed = new SplittableRandom().nextLong();
    private final LongMap correlations = new LongMap();
    private final String runId;
    private List<ParentRow> parents = new ArrayList<>();
    private long parentCount;

    KnownInstances(String runId) {
        this.runId = runId;
    }

    /** Takes note of an instance, and says whether its id occurred before. */
    boolean add(InstanceRow row) {
        return correlations.put(hash(row.id()), hash(row.correlationId()));
    }

    /**
     * Keeps a record's correlation id unless its instance has the same. An instance that has no record of its own gets a
     * row, with the correlation id of the first record that names it.
     */
    void checkCorrelation(MemberColumns columns, int correlationKey, String instanceId) {
        String correlationId = columns.fields().scalar(correlationKey);
        boolean exact = columns.isExact(correlationKey, correlationId);
        long instance = hash(instanceId);
        long correlation = hash(correlationId);
        if (!correlations.containsKey(instance)) {
            correlations.put(instance, correlation);
            parents.add(new ParentRow(InstanceRow.RUNNING + ++parentCount, instanceId, runId, correlationId));
        }
        if (!exact || correlations.get(instance) != correlation) {
            columns.keep(correlationKey);
        }
    }

    /** Rows for instances without a record that were met since the last call. */
    List<ParentRow> takeParents() {
        if (parents.isEmpty()) {
            return List.of();
        }
        List<ParentRow> taken = parents;
        parents = new ArrayList<>();
        return taken;
    }

    private long hash(String text) {
        if (text == null) {
            return seed;
        }
        long hash = seed ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }
}
