package dev.turbulence.engine.config;

import java.util.Optional;

/** Reads a range of milliseconds. */
final class MillisRangeReader {
    private MillisRangeReader() {}

    /** @param leastSpan by how much the end must be over the start */
    static Optional<MillisRange> read(Section parent, String key, int leastSpan) {
        return parent.section(key).flatMap(range -> {
            Optional<Integer> min = millis(range, "min");
            Optional<Integer> max = millis(range, "max");
            range.refuseUnknownKeys(Keys.MILLIS_RANGE);
            if (min.isEmpty() || max.isEmpty()) {
                return Optional.empty();
            }
            if (max.get() - min.get() < leastSpan) {
                range.problem(
                        range.value("max").orElseThrow(),
                        "`max` is " + (leastSpan == 0 ? "at least" : "more than") + " `min`, which is " + min.get());
                return Optional.empty();
            }
            return Optional.of(new MillisRange(min.get(), max.get()));
        });
    }

    private static Optional<Integer> millis(Section range, String key) {
        return range.required(key).flatMap(value -> range.optionalInteger(key, 0, Section.MOST_MILLIS));
    }
}
