package dev.turbulence.storage.gate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A limit on a metric, written as what must not be: {@code p95_latency_ms[step=submit_payment]>500ms}.
 *
 * @param metric the number
 * @param selectors the part of the run it is taken over, each key once; empty for the whole run
 * @param operator how it is compared
 * @param number the limit as written, not negative
 * @param unit the unit it is written in
 */
public record Condition(Metric metric, List<Selector> selectors, Operator operator, BigDecimal number, Unit unit) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    public Condition {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(number, "number");
        selectors = List.copyOf(selectors);
        for (Selector selector : selectors) {
            metric.problemWith(selector).ifPresent(Condition::refuse);
        }
        if (selectors.stream().map(Selector::key).distinct().count() < selectors.size()) {
            refuse("a selector stands twice");
        }
        if (!metric.quantity().accepts(unit)) {
            refuse(metric + " is " + metric.quantity().description() + ", not in " + unit.symbol());
        }
        problemWithLimit(metric, operator, number, unit).ifPresent(Condition::refuse);
    }

    /** Why a limit makes no sense, as a sentence; empty when it does. */
    static Optional<String> problemWithLimit(Metric metric, Operator operator, BigDecimal number, Unit unit) {
        if (number.signum() < 0) {
            return Optional.of("a limit is not negative");
        }
        if (number.compareTo(MOST) > 0) {
            return Optional.of("a limit is at most " + MOST.toPlainString());
        }
        boolean percentage = metric.quantity() == Quantity.PERCENTAGE;
        if (percentage && number.compareTo(HUNDRED) > 0) {
            return Optional.of(metric + " lies between 0 and 100");
        }
        boolean neverBelow = operator == Operator.LESS && number.signum() == 0;
        boolean neverAbove = percentage && operator == Operator.GREATER && number.compareTo(HUNDRED) == 0;
        return neverBelow || neverAbove
                ? Optional.of(metric + operator.sign() + number.toPlainString() + unit.symbol()
                        + " is never true, so it would never fail a build")
                : Optional.empty();
    }

    private static void refuse(String problem) {
        throw new IllegalArgumentException(problem);
    }

    /** The limit in the metric's own unit. */
    public BigDecimal limit() {
        return number.multiply(BigDecimal.valueOf(unit.factor()));
    }

    /** Whether the condition is true for a value, which fails the build. */
    public boolean isTrueFor(double observed) {
        return operator.test(observed, limit().doubleValue());
    }

    /** Whether it stands for several conditions, one for each name that a {@code *} matches. */
    public boolean hasWildcard() {
        return selectors.stream().anyMatch(selector -> selector.name().isWildcard());
    }

    /** The same condition on another part of the run. */
    Condition on(List<Selector> where) {
        return new Condition(metric, where, operator, number, unit);
    }

    /** As text; parsed again, it is an equal condition. */
    @Override
    public String toString() {
        return metric + selectorText(selectors) + operator + number.toPlainString() + unit.symbol();
    }

    static String selectorText(List<Selector> selectors) {
        return selectors.isEmpty()
                ? ""
                : selectors.stream().map(Selector::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
