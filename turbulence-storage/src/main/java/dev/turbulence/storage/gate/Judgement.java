package dev.turbulence.storage.gate;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition as it came out for one part of a run.
 *
 * @param condition the condition as it was written
 * @param where the part of the run: the selectors, each with the one name that its {@code *} stood for here; empty for
 *     the whole run
 * @param observed the metric's value, in its own unit
 * @param baseline what the metric came to for the same part of the baseline run, in its own unit; null when the condition
 *     does not compare with one
 * @param triggered whether the condition is true, which loses the gate
 * @param worstInstances ids of instances to look at first when it is triggered, at most
 *     {@value WorstInstances#MAX_INSTANCE_IDS}; empty when no single instance is to blame
 */
public record Judgement(
        Condition condition,
        List<Selector> where,
        double observed,
        Double baseline,
        boolean triggered,
        List<String> worstInstances) {

    public Judgement {
        where = List.copyOf(where);
        worstInstances = List.copyOf(worstInstances);
    }

    /** The condition for this part of the run: {@code p95_latency_ms[step=submit_payment]>500ms}. */
    public String text() {
        return condition.on(where).toString();
    }

    /** The value with its unit, rounded away from the limit: {@code 512.4 ms}. */
    public String observedText() {
        return condition.metric().quantity().observedText(observed, readableLimit());
    }

    /** What is allowed: {@code at most 500 ms}, {@code at most 445 ms (baseline 400 ms)}. */
    public String allowedText() {
        Quantity quantity = condition.metric().quantity();
        String compared = baseline == null ? "" : " (baseline " + quantity.roundedText(baseline) + ")";
        return condition.operator().allowed() + " " + quantity.text(readableLimit()) + compared;
    }

    /** The limit in the metric's own unit; where there is a baseline, what followed from it. */
    public BigDecimal limit() {
        return condition.limit().value(baseline);
    }

    private BigDecimal readableLimit() {
        return baseline == null ? limit() : condition.metric().quantity().readable(limit(), observed);
    }

    /** The part of the run in words: {@code step submit_payment}, {@code the whole run}. */
    public String whereText() {
        return describe(where);
    }

    static String describe(List<Selector> where) {
        return where.isEmpty()
                ? "the whole run"
                : where.stream()
                        .map(selector -> selector.key() + " "
                                + PlainText.of(selector.name().plainText()))
                        .collect(Collectors.joining(", "));
    }
}
