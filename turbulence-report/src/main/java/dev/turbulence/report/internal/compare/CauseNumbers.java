package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.Shares.Share;
import dev.turbulence.storage.RunSummary.FailureCause;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why instances of two runs failed: new causes first, then those in both, changed ones before others, then vanished ones. */
final class CauseNumbers {

    private static final Comparator<ComparedCause> ORDER = Comparator.comparing(ComparedCause::presence)
            .thenComparing(cause -> !cause.share().finding().isChange())
            .thenComparing(Comparator.comparingLong(ComparedCause::run).reversed())
            .thenComparing(Comparator.comparingLong(ComparedCause::base).reversed());

    private final Side base;
    private final Side run;
    private final Map<Key, FailureCause> ofBase;
    private final Map<Key, FailureCause> ofRun;
    private final Set<Key> keys = new LinkedHashSet<>();

    /** What makes causes one, as {@link FailureCause#pattern} says. */
    private record Key(String kind, String where, String pattern) {}

    CauseNumbers(Side base, Side run) {
        this.base = base;
        this.run = run;
        this.ofBase = causes(base);
        this.ofRun = causes(run);
        keys.addAll(ofRun.keySet());
        keys.addAll(ofBase.keySet());
    }

    private static Map<Key, FailureCause> causes(Side side) {
        Map<Key, FailureCause> causes = new LinkedHashMap<>();
        side.summary()
                .failures()
                .forEach(cause -> causes.put(new Key(cause.kind(), cause.where(), cause.pattern()), cause));
        return causes;
    }

    /** How many causes there are in either run. */
    long size() {
        return keys.size();
    }

    List<ComparedCause> compare(Shares shares) {
        return keys.stream().map(key -> compare(key, shares)).sorted(ORDER).toList();
    }

    private ComparedCause compare(Key key, Shares shares) {
        FailureCause before = ofBase.get(key);
        FailureCause after = ofRun.get(key);
        long inBase = before == null ? 0 : before.count();
        long inRun = after == null ? 0 : after.count();
        return new ComparedCause(
                after == null ? before : after,
                Presence.of(before != null, after != null),
                inBase,
                inRun,
                shares.compare(Measure.FAIL_RATE, new Share(inBase, base.ended()), new Share(inRun, run.ended())));
    }
}
