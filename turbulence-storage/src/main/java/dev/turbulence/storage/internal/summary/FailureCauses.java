package dev.turbulence.storage.internal.summary;

import dev.turbulence.storage.RunSummary.FailureCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts the causes of failed instances. */
public final class FailureCauses {

    private final Map<Object, Group> groups = new LinkedHashMap<>();

    /**
     * Adds a failed instance; to be called in the order of recording.
     *
     * @param instanceId gives its id, and is asked only when the id is kept
     */
    public void add(Cause cause, Supplier<String> instanceId) {
        Group group = groups.computeIfAbsent(cause.group(), key -> new Group(cause));
        group.count++;
        if (group.instanceIds.size() < FailureCause.MAX_INSTANCE_IDS) {
            group.instanceIds.add(instanceId.get());
        }
    }

    /** Most frequent first, else in the order of recording. */
    public List<FailureCause> toList() {
        return groups.values().stream()
                .sorted(Comparator.comparingLong((Group group) -> group.count).reversed())
                .map(Group::toCause)
                .toList();
    }

    private static final class Group {
        private final Cause first;
        private final List<String> instanceIds = new ArrayList<>();
        private long count;

        Group(Cause first) {
            this.first = first;
        }

        FailureCause toCause() {
            return new FailureCause(first.kind(), first.where(), first.message(), count, instanceIds);
        }
    }
}
