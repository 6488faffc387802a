package dev.turbulence.storage.gate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A limit on a metric, written as what must not be: {@code p95_latency_ms[step=submit_payment]>500ms}, or
 * {@code p95_latency_ms[step=submit_payment]>baseline*1.10+5}.
 *
 * @param metric the number
 * @param selectors the part of the run it is taken over, each key once; empty for the whole run
 * @param operator how it is compared
 * @param limit what it is compared with
 */
public record Condition(Metric metric, List<Selector> selectors, Operator operator, Limit limit) {

    public Condition {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(limit, "limit");
        selectors = List.copyOf(selectors);
        for (Selector selector : selectors) {
            metric.problemWith(selector).ifPresent(Condition::refuse);
        }
        if (selectors.stream().map(Selector::key).distinct().count() < selectors.size()) {
            refuse("a selector stands twice");
        }
        if (!metric.quantity().accepts(limit.unit())) {
            refuse(metric + " is " + metric.quantity().description() + ", not in "
                    + limit.unit().symbol());
        }
        limit.problem(metric, operator).ifPresent(Condition::refuse);
    }

    private static void refuse(String problem) {
        throw new IllegalArgumentException(problem);
    }

    /** Whether it compares with a baseline run. */
    public boolean isRelative() {
        return limit.isRelative();
    }

    /**
     * Whether the condition is true for a value, which fails the build.
     *
     * @param baseline what the metric came to in the baseline run; null unless the condition is relative
     */
    public boolean isTrueFor(double observed, Double baseline) {
        return operator.test(observed, limit.value(baseline).doubleValue());
    }

    /** Whether it stands for several conditions, one for each name that a {@code *} matches. */
    public boolean hasWildcard() {
        return selectors.stream().anyMatch(selector -> selector.name().isWildcard());
    }

    /** The same condition on another part of the run. */
    Condition on(List<Selector> where) {
        return new Condition(metric, where, operator, limit);
    }

    /** As text; parsed again, it is an equal condition. */
    @Override
    public String toString() {
        return metric + selectorText(selectors) + operator + limit;
    }

    static String selectorText(List<Selector> selectors) {
        return selectors.isEmpty()
                ? ""
                : selectors.stream().map(Selector::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
