package dev.turbulence.report.internal.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A record and what became of it when it was made again.
 *
 * @param then null when it is only there now
 * @param now null when it was only there then
 */
public record Pair<T>(T then, T now) {

    /** Which of the two are there. */
    public enum Presence {
        BOTH,
        ONLY_THEN,
        ONLY_NOW
    }

    public Presence presence() {
        return now == null ? Presence.ONLY_THEN : then == null ? Presence.ONLY_NOW : Presence.BOTH;
    }

    /** The one that is there; of both that of now. */
    public T either() {
        return now == null ? then : now;
    }

    /** What both say of something, where both are there. */
    public <V> Optional<Pair<V>> map(Function<T, V> part) {
        return presence() == Presence.BOTH
                ? Optional.of(new Pair<>(part.apply(then), part.apply(now)))
                : Optional.empty();
    }

    /**
     * Pairs as many as can be paired in their order (the longest common subsequence); what is left stands between them.
     *
     * @param name what two records must have in common
     */
    public static <T> List<Pair<T>> align(List<T> then, List<T> now, Function<T, ?> name) {
        int[][] longest = longest(then, now, name);
        List<Pair<T>> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < then.size() && j < now.size()) {
            if (name.apply(then.get(i)).equals(name.apply(now.get(j)))) {
                pairs.add(new Pair<>(then.get(i++), now.get(j++)));
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                pairs.add(new Pair<>(then.get(i++), null));
            } else {
                pairs.add(new Pair<>(null, now.get(j++)));
            }
        }
        then.subList(i, then.size()).forEach(left -> pairs.add(new Pair<>(left, null)));
        now.subList(j, now.size()).forEach(left -> pairs.add(new Pair<>(null, left)));
        return pairs;
    }

    /** How many can be paired of what starts at each place. */
    private static <T> int[][] longest(List<T> then, List<T> now, Function<T, ?> name) {
        int[][] longest = new int[then.size() + 1][now.size() + 1];
        for (int i = then.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = name.apply(then.get(i)).equals(name.apply(now.get(j)))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }
}
