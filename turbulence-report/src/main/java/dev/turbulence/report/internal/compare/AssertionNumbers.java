package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.Shares.Share;
import dev.turbulence.storage.AssertionCount;
import dev.turbulence.storage.StoredRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How often the assertions of two runs did not hold, by scenario and name. */
final class AssertionNumbers {

    private static final Share NONE = new Share(0, 0);

    private final Map<Place, Share> base;
    private final Map<Place, Share> run;
    private final SortedSet<Place> places = new TreeSet<>();

    /** What was {@link #read} of either run. */
    AssertionNumbers(Map<Place, Share> base, Map<Place, Share> run) {
        this.base = base;
        this.run = run;
        places.addAll(base.keySet());
        places.addAll(run.keySet());
    }

    /** An assertion of a scenario, which is null where no record says it. */
    record Place(String scenarioId, String name) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(
                        Place::scenarioId, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Place::name);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** How many assertions of a run did not hold, of how many, in each place. */
    static Map<Place, Share> read(StoredRun run) {
        Map<Place, Share> failed = new TreeMap<>();
        for (AssertionCount count : run.assertions().countByKind()) {
            failed.merge(
                    new Place(count.scenarioId(), count.name()),
                    new Share(Boolean.FALSE.equals(count.passed()) ? count.count() : 0, count.count()),
                    (one, other) -> new Share(one.hits() + other.hits(), one.count() + other.count()));
        }
        return failed;
    }

    /** How many assertions failed in either run. */
    long size() {
        return places.stream().filter(this::failed).count();
    }

    /** How many failed in neither. */
    long held() {
        return places.size() - size();
    }

    private boolean failed(Place place) {
        return base.getOrDefault(place, NONE).hits()
                        + run.getOrDefault(place, NONE).hits()
                > 0;
    }

    /** Those that failed in either run: those that did not before first. */
    List<Part> failing(Shares shares) {
        return places.stream()
                .filter(this::failed)
                .map(place -> part(place, base.getOrDefault(place, NONE), run.getOrDefault(place, NONE), shares))
                .sorted(Comparator.comparing(Part::presence))
                .collect(Collectors.toList());
    }

    private static Part part(Place place, Share before, Share after, Shares shares) {
        return new Part(
                place.name(),
                place.scenarioId(),
                Presence.of(before.hits() > 0, after.hits() > 0),
                List.of(
                        Compared.notJudged(Measure.COUNT, (double) before.count(), (double) after.count()),
                        Compared.notJudged(Measure.FAILED, (double) before.hits(), (double) after.hits()),
                        shares.compare(Measure.FAIL_RATE, before, after)));
    }
}
