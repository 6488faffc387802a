package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.sqlite.InstanceIds;
import dev.turbulence.storage.internal.sqlite.InstanceRow;
import dev.turbulence.storage.internal.sqlite.ParentRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which instances a run has, their numbers, what their correlation ids are and their scenarios, in some 60 bytes each. They
 * are found by hashes: two ids of a million share one with a chance of 1 to 30 million; the hash differs from migration to
 * migration.
 */
final class KnownInstances {

    private static final long PRIME = 0x100000001B3L;

    /**
     * The last bits of what is kept of an instance are the number of its scenario; the one before says whether it belongs to
     * the warm-up; those before are of its correlation id.
     */
    private static final long SCENARIO_BITS = 0x7FFF;

    private static final long WARM_UP_BIT = 0x8000;
    private static final long CORRELATION_BITS = ~(SCENARIO_BITS | WARM_UP_BIT);

    private final long seed = new SplittableRandom().nextLong();
    /** Numbers by the hash of the id. */
    private LongMap known = new LongMap();

    private final InstanceIds ids = new InstanceIds();
    /** By number: the hash of the correlation id, the warm-up, and the number of the scenario. */
    private Facts facts = new Facts();

    private final String runId;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> scenarios = new ArrayList<>();
    private List<ParentRow> parents = new ArrayList<>();
    private long parentCount;
    private boolean scenariosKnown = true;
    private boolean hasWarmUp;

    KnownInstances(String runId) {
        this.runId = runId;
        this.scenarios.add(null);
    }

    /** Takes note of an instance, and says whether its id occurred before. */
    boolean add(InstanceRow row) {
        long hash = hash(row.id());
        boolean present = known.containsKey(hash);
        int number = present ? (int) known.get(hash) : number(row.id(), hash);
        long warmUp = row.warmUp() ? WARM_UP_BIT : 0;
        hasWarmUp |= row.warmUp();
        facts.set(number, correlation(row.correlationId()) | warmUp | numberOf(row.scenarioId()));
        return present;
    }

    private int number(String id, long hash) {
        int number = ids.add(id);
        known.put(hash, number);
        return number;
    }

    /** All ids, by number. */
    InstanceIds ids() {
        return ids;
    }

    /** Gives back the memory that only finding instances takes; none is added or asked for after this. */
    void allFound() {
        known = null;
        facts = null;
    }

    private int numberOf(String scenario) {
        if (scenario == null) {
            return 0;
        }
        Integer number = numbers.get(scenario);
        if (number == null && scenarios.size() <= SCENARIO_BITS) {
            number = scenarios.size();
            numbers.put(scenario, number);
            scenarios.add(scenario);
        }
        scenariosKnown &= number != null;
        return number == null ? 0 : number;
    }

    /** The scenario of an instance; null when its record does not say, or it has none. */
    String scenarioOf(int instance) {
        return scenarios.get((int) (facts.get(instance) & SCENARIO_BITS));
    }

    /** Whether an instance belongs to the warm-up. */
    boolean isWarmUp(int instance) {
        return (facts.get(instance) & WARM_UP_BIT) != 0;
    }

    /** Whether any instance belongs to the warm-up. */
    boolean hasWarmUp() {
        return hasWarmUp;
    }

    /** Whether {@link #scenarioOf} is right: false when there are too many scenarios to number them. */
    boolean scenariosKnown() {
        return scenariosKnown;
    }

    /**
     * Finds the instance of a record, and keeps the record's correlation id unless its instance has the same. An instance
     * that has no record of its own gets a row, with the correlation id of the first record that names it.
     *
     * @return its number
     */
    int find(MemberColumns columns, int correlationKey, String instanceId) {
        String correlationId = columns.fields().scalar(correlationKey);
        boolean exact = columns.isExact(correlationKey, correlationId);
        long hash = hash(instanceId);
        long correlation = correlation(correlationId);
        int number = (int) known.get(hash);
        if (number == 0 && !known.containsKey(hash)) {
            number = number(instanceId, hash);
            facts.set(number, correlation);
            parents.add(new ParentRow(InstanceRow.RUNNING + ++parentCount, instanceId, runId, correlationId));
        }
        if (!exact || (facts.get(number) & CORRELATION_BITS) != correlation) {
            columns.keep(correlationKey);
        }
        return number;
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

    private long correlation(String correlationId) {
        return hash(correlationId) & CORRELATION_BITS;
    }

    /** A long for each number, in blocks, so that nothing is copied when there are more. */
    private static final class Facts {

        private static final int BLOCK_BITS = 12;
        private static final int BLOCK = 1 << BLOCK_BITS;

        private final List<long[]> blocks = new ArrayList<>();

        /** @param number one that was set before, or the next */
        void set(int number, long value) {
            if (number >> BLOCK_BITS == blocks.size()) {
                blocks.add(new long[BLOCK]);
            }
            blocks.get(number >> BLOCK_BITS)[number & BLOCK - 1] = value;
        }

        long get(int number) {
            return blocks.get(number >> BLOCK_BITS)[number & BLOCK - 1];
        }
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
