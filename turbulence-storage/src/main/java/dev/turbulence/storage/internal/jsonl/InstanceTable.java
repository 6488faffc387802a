package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Range;
import dev.turbulence.storage.internal.records.InstanceMarks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What queries ask of instances, about thirty bytes for each, fifty with their times: made in one pass over
 * {@code instances.jsonl}. Instances are
 * numbered in the order of their lines; of several lines for one instance the last counts, the others' numbers are unused.
 * Does not change once all lines were added.
 */
final class InstanceTable {

    private static final long NO_TIME = Long.MAX_VALUE;
    private static final int NO_SCENARIO = -1;
    private static final byte PASSED = 1;
    private static final byte FAILED = 2;
    private static final byte ERRORED = 4;
    private static final byte WARM_UP = 8;

    private final boolean marked;
    private final boolean withTimes;
    private final IdTable ids = new IdTable();
    private final Map<String, Integer> scenarioNumbers = new HashMap<>();
    private final List<String> scenarios = new ArrayList<>();
    private final BitSet live = new BitSet();
    private long[] positions = new long[1024];
    private long[] startMicros;
    private double[] durations;
    private int[] scenarioOf = new int[1024];
    private byte[] flags = new byte[1024];
    private int size;
    private int replaced;
    private String firstReplaced;
    private Instant lastEnd;
    private boolean hasWarmUp;

    /** Empty as long as no instance was late. */
    private double[] lateMillis = {};

    /**
     * @param marked whether lines may be marked as warm-up or late; else nobody looks
     * @param withTimes whether times and durations are wanted: to read them takes as long as all the rest
     */
    InstanceTable(boolean marked, boolean withTimes) {
        this.marked = marked;
        this.withTimes = withTimes;
        this.startMicros = new long[withTimes ? positions.length : 0];
        this.durations = new double[startMicros.length];
    }

    boolean hasTimes() {
        return withTimes;
    }

    void add(InstanceLine line) {
        if (size == positions.length) {
            grow();
        }
        replaceEarlier(line.instanceId());
        live.set(size);
        positions[size] = line.position();
        if (withTimes) {
            addTimes(line);
        }
        scenarioOf[size] = numberOf(line.scenarioId());
        flags[size] = flagsOf(line);
        if (marked) {
            addMarks(line.marks());
        }
        size++;
    }

    private void addTimes(InstanceLine line) {
        Instant start = line.startedAt();
        startMicros[size] = start == null ? NO_TIME : micros(start);
        Double duration = line.durationMillis();
        durations[size] = duration == null ? Double.NaN : duration;
        Instant end = line.completedAt();
        if (end != null && (lastEnd == null || end.isAfter(lastEnd))) {
            lastEnd = end;
        }
    }

    private void addMarks(InstanceMarks marks) {
        if (marks.warmUp()) {
            flags[size] |= WARM_UP;
            hasWarmUp = true;
        }
        Double late = marks.lateStartMillis();
        if (late != null) {
            lateMillis = lateMillis.length > size ? lateMillis : Arrays.copyOf(lateMillis, positions.length);
            lateMillis[size] = late;
        }
    }

    private void replaceEarlier(String id) {
        int before = ids.put(id, size);
        if (before >= 0) {
            live.clear(before);
            replaced++;
            firstReplaced = firstReplaced == null ? id : firstReplaced;
        }
    }

    private void grow() {
        int length = size + (size >> 1);
        positions = Arrays.copyOf(positions, length);
        if (withTimes) {
            startMicros = Arrays.copyOf(startMicros, length);
            durations = Arrays.copyOf(durations, length);
        }
        scenarioOf = Arrays.copyOf(scenarioOf, length);
        flags = Arrays.copyOf(flags, length);
    }

    private int numberOf(String scenario) {
        if (scenario == null) {
            return NO_SCENARIO;
        }
        return scenarioNumbers.computeIfAbsent(scenario, added -> {
            scenarios.add(added);
            return scenarios.size() - 1;
        });
    }

    private static byte flagsOf(InstanceLine line) {
        Boolean passed = line.passed();
        int status = passed == null ? 0 : passed ? PASSED : FAILED;
        return (byte) (line.errored() ? status | ERRORED : status);
    }

    /** The instance's number; -1 when it has no line. */
    int find(String id) {
        return ids.get(id);
    }

    /** Numbers are below this. */
    int size() {
        return size;
    }

    /** Where the instance's line starts. */
    long position(int instance) {
        return positions[instance];
    }

    boolean passed(int instance) {
        return (flags[instance] & PASSED) != 0;
    }

    boolean failed(int instance) {
        return (flags[instance] & FAILED) != 0;
    }

    boolean errored(int instance) {
        return (flags[instance] & ERRORED) != 0;
    }

    boolean warmUp(int instance) {
        return (flags[instance] & WARM_UP) != 0;
    }

    /** Whether any instance belongs to the warm-up. */
    boolean hasWarmUp() {
        return hasWarmUp && (replaced == 0 || live.stream().anyMatch(this::warmUp));
    }

    /** How late the instance started; 0 when it was on time. */
    double lateMillis(int instance) {
        return instance < lateMillis.length ? lateMillis[instance] : 0;
    }

    /** NaN when its line does not say. Only in a table with times. */
    double durationMillis(int instance) {
        return durations[instance];
    }

    /** Null when its line does not say. */
    String scenario(int instance) {
        return scenarioOf[instance] == NO_SCENARIO ? null : scenarios.get(scenarioOf[instance]);
    }

    SortedSet<String> scenarios() {
        return replaced == 0
                ? new TreeSet<>(scenarios)
                : live.stream()
                        .mapToObj(this::scenario)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** When the last instance ended; null when no line says so. */
    Instant lastEnd() {
        return lastEnd;
    }

    /** A sentence about instances with several lines; null when there are none. */
    String duplicates() {
        return replaced == 0
                ? null
                : replaced + " of the lines are replaced by later ones for the same instance (the first: "
                        + firstReplaced + "); the last one counts.";
    }

    /** The numbers of the instances that match; not to be modified when nothing is asked. */
    BitSet matching(InstanceCriteria criteria) {
        if (criteria.matchesAll()) {
            return live;
        }
        BitSet matches = criteria.ids().isEmpty() ? (BitSet) live.clone() : numbersOf(criteria);
        for (int i = matches.nextSetBit(0); i >= 0; i = matches.nextSetBit(i + 1)) {
            if (!matches(criteria, i)) {
                matches.clear(i);
            }
        }
        return matches;
    }

    private BitSet numbersOf(InstanceCriteria criteria) {
        BitSet numbers = new BitSet();
        for (String id : criteria.ids()) {
            int number = find(id);
            if (number >= 0) {
                numbers.set(number);
            }
        }
        return numbers;
    }

    private boolean matches(InstanceCriteria criteria, int instance) {
        return matchesStatus(criteria.status(), instance)
                && (criteria.errored() == null || criteria.errored() == errored(instance))
                && (criteria.warmUp() == null || criteria.warmUp() == warmUp(instance))
                && (criteria.scenarios().isEmpty()
                        || scenario(instance) != null && criteria.scenarios().contains(scenario(instance)))
                && startedIn(criteria.started(), instance);
    }

    private boolean matchesStatus(InstanceStatus status, int instance) {
        return status == null || (status == InstanceStatus.PASS ? passed(instance) : failed(instance));
    }

    private boolean startedIn(Range<Instant> range, int instance) {
        if (range.isUnbounded()) {
            return true;
        }
        if (startMicros[instance] == NO_TIME) {
            return false;
        }
        Instant start = Instant.EPOCH.plus(startMicros[instance], ChronoUnit.MICROS);
        return (range.from() == null || !start.isBefore(range.from()))
                && (range.until() == null || start.isBefore(range.until()));
    }

    /** A key that sorts instances in an order, ties aside. */
    long sortKey(InstanceCriteria.Order order, int instance) {
        return switch (order) {
            case RECORDED -> instance;
            case OLDEST_FIRST -> startMicros[instance];
            case SLOWEST_FIRST -> SmallestKeys.descending(durations[instance]);
        };
    }

    /** Microseconds since 1970. */
    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
