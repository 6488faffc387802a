package dev.turbulence.storage.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;

/** What kind of number a metric is: its unit, its range, and how many digits of it a person wants to see. */
public enum Quantity {
    COUNT("", 0, "a count, without unit", EnumSet.of(Unit.NONE)),
    PERCENTAGE(" %", 2, "a percentage from 0 to 100, with or without %", EnumSet.of(Unit.NONE, Unit.PERCENT)),
    PER_SECOND("/s", 1, "a number per second, without unit", EnumSet.of(Unit.NONE)),
    MILLISECONDS(
            " ms", 1, "a time in ms, or with unit ms or s", EnumSet.of(Unit.NONE, Unit.MILLISECONDS, Unit.SECONDS));

    private final String suffix;
    private final int digits;
    private final String description;
    private final Set<Unit> units;

    Quantity(String suffix, int digits, String description, Set<Unit> units) {
        this.suffix = suffix;
        this.digits = digits;
        this.description = description;
        this.units = units;
    }

    /** In words, for messages: what a limit looks like. */
    String description() {
        return description;
    }

    boolean accepts(Unit unit) {
        return units.contains(unit);
    }

    /** A number as it is, with its unit. */
    String text(BigDecimal number) {
        return plain(number) + suffix;
    }

    /** A number as people want to see it, with its unit. */
    String roundedText(double number) {
        return text(BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP));
    }

    /** A limit that was computed, rounded away from the observed value: it never reads like that unless it equals it. */
    BigDecimal readable(BigDecimal limit, double observed) {
        if (limit.stripTrailingZeros().scale() <= digits) {
            return limit;
        }
        boolean above = BigDecimal.valueOf(observed).compareTo(limit) > 0;
        return limit.setScale(digits, above ? RoundingMode.FLOOR : RoundingMode.CEILING);
    }

    /** A value as text with its unit, rounded away from the limit: it never reads like the limit unless it equals it. */
    String observedText(double observed, BigDecimal limit) {
        BigDecimal exact = BigDecimal.valueOf(observed);
        RoundingMode away = exact.compareTo(limit) > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        int scale = Math.max(digits, limit.stripTrailingZeros().scale());
        return text(exact.setScale(scale, away));
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
