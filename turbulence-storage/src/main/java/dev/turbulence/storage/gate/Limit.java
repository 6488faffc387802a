package dev.turbulence.storage.gate;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * What a metric is compared with: a number, or what the same metric came to in a baseline run, times a factor, plus or
 * less a number: {@code 500ms}, {@code baseline*1.10+5}.
 *
 * @param factor of the baseline's value, above 0; null for a limit that has no baseline
 * @param number the limit as written, or what is added to the baseline's share, which may be negative
 * @param unit the unit that {@code number} is written in
 */
public record Limit(BigDecimal factor, BigDecimal number, Unit unit) {

    /** The word that stands for the baseline's value. */
    static final String BASELINE = "baseline";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);
    private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(1000);

    public Limit {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(unit, "unit");
        if (factor != null && number.signum() == 0) {
            number = BigDecimal.ZERO;
            unit = Unit.NONE;
        }
        if (factor != null && factor.compareTo(BigDecimal.ONE) == 0) {
            factor = BigDecimal.ONE;
        }
    }

    /** A limit that is the same for every run. */
    public static Limit of(BigDecimal number, Unit unit) {
        return new Limit(null, number, unit);
    }

    /** A limit that follows from what the metric came to in the baseline run. */
    public static Limit ofBaseline(BigDecimal factor, BigDecimal number, Unit unit) {
        return new Limit(Objects.requireNonNull(factor, "factor"), number, unit);
    }

    /** Whether it follows from a baseline run. */
    public boolean isRelative() {
        return factor != null;
    }

    /**
     * The limit in the metric's own unit.
     *
     * @param baseline what the metric came to in the baseline run; looked at, and not null, only if this is relative
     */
    public BigDecimal value(Double baseline) {
        BigDecimal own = number.multiply(BigDecimal.valueOf(unit.factor()));
        return isRelative() ? BigDecimal.valueOf(baseline).multiply(factor).add(own) : own;
    }

    /** Why this makes no sense as a limit of a metric, as a sentence; empty when it does. */
    Optional<String> problem(Metric metric, Operator operator) {
        if (number.abs().compareTo(MOST) > 0) {
            return Optional.of("a limit is at most " + MOST.toPlainString());
        }
        return isRelative() ? problemBesideBaseline(metric, operator) : problemAlone(metric, operator);
    }

    private Optional<String> problemAlone(Metric metric, Operator operator) {
        if (number.signum() < 0) {
            return Optional.of("a limit is not negative");
        }
        if (metric.quantity() == Quantity.PERCENTAGE && number.compareTo(HUNDRED) > 0) {
            return Optional.of(metric + " lies between 0 and 100");
        }
        return isOutOfReach(metric, operator, value(null))
                ? Optional.of(neverTrue(metric, operator))
                : Optional.empty();
    }

    private Optional<String> problemBesideBaseline(Metric metric, Operator operator) {
        if (metric.isExtreme()) {
            return Optional.of(
                    metric + " of one run says nothing of another: the more samples there are, the further out"
                            + " the outermost lies. Compare a percentile, such as p99_latency_ms");
        }
        if (factor.signum() <= 0 || factor.compareTo(MOST_TIMES) > 0) {
            return Optional.of("the factor of a baseline lies above 0, and is at most " + MOST_TIMES.toPlainString());
        }
        boolean never =
                metric.quantity() == Quantity.PERCENTAGE && operator.isUpperLimit() && number.compareTo(HUNDRED) >= 0;
        return never ? Optional.of(neverTrue(metric, operator)) : Optional.empty();
    }

    private String neverTrue(Metric metric, Operator operator) {
        return metric + operator.sign() + this + " is never true, so it would never fail a build";
    }

    /** Whether no value that the metric can have makes the condition true. */
    static boolean isOutOfReach(Metric metric, Operator operator, BigDecimal limit) {
        boolean percentage = metric.quantity() == Quantity.PERCENTAGE;
        int toMost = percentage ? limit.compareTo(HUNDRED) : -1;
        return switch (operator) {
            case LESS -> limit.signum() <= 0;
            case LESS_OR_EQUAL -> limit.signum() < 0;
            case GREATER -> toMost >= 0;
            case GREATER_OR_EQUAL -> toMost > 0;
            case EQUAL -> limit.signum() < 0 || toMost > 0;
            case NOT_EQUAL -> false;
        };
    }

    /** As it is written in a condition; parsed again, it is an equal limit. */
    @Override
    public String toString() {
        String written = number.toPlainString() + unit.symbol();
        if (!isRelative()) {
            return written;
        }
        String share = factor.equals(BigDecimal.ONE) ? BASELINE : BASELINE + "*" + factor.toPlainString();
        return share + (number.signum() == 0 ? "" : number.signum() > 0 ? "+" + written : written);
    }
}
