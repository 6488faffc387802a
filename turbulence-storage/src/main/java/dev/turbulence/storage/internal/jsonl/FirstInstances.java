package dev.turbulence.storage.internal.jsonl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The few instances whose records come first by some key; of an instance its first record counts. */
final class FirstInstances {

    /** How many are kept. */
    static final int KEPT = 5;

    private static final Comparator<First> ORDER =
            Comparator.comparingLong(First::key).thenComparingLong(First::position);

    private record First(long key, long position, String instanceId) {}

    private final List<First> sorted = new ArrayList<>(KEPT);

    /**
     * Adds a record, which comes after all that were added before.
     *
     * @param position orders records whose keys are the same
     */
    void add(long key, long position, String instanceId) {
        if (sorted.size() < KEPT || key < sorted.get(KEPT - 1).key()) {
            add(new First(key, position, instanceId));
        }
    }

    void addAll(FirstInstances others) {
        others.sorted.forEach(this::add);
    }

    private void add(First added) {
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).instanceId().equals(added.instanceId())) {
                if (ORDER.compare(added, sorted.get(i)) >= 0) {
                    return;
                }
                sorted.remove(i);
                break;
            }
        }
        sorted.add(added);
        sorted.sort(ORDER);
        if (sorted.size() > KEPT) {
            sorted.remove(KEPT);
        }
    }

    /** Their ids, at most so many. */
    List<String> ids(int atMost) {
        return sorted.stream().map(First::instanceId).limit(atMost).toList();
    }
}
