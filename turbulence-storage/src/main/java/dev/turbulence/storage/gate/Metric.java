package dev.turbulence.storage.gate;

import static dev.turbulence.storage.gate.SelectorKey.ASSERTION;
import static dev.turbulence.storage.gate.SelectorKey.SCENARIO;
import static dev.turbulence.storage.gate.SelectorKey.SERVICE;
import static dev.turbulence.storage.gate.SelectorKey.STEP;
import static dev.turbulence.storage.gate.SelectorKey.TYPE;

import dev.turbulence.storage.Step;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number over a run.
 *
 * @param kind what is measured
 * @param percentile 0 to 100, of {@link Kind#PERCENTILE_LATENCY}; null for every other kind
 */
public record Metric(Kind kind, BigDecimal percentile) {

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,6})?)_latency_ms");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What is measured, in which unit, and by what it can be narrowed. */
    public enum Kind {
        /** Instances recorded. */
        INSTANCE_COUNT("instance_count", Quantity.COUNT, Operator.LESS, EnumSet.of(SCENARIO)),
        /** Instances that passed. */
        PASS_COUNT("pass_count", Quantity.COUNT, Operator.LESS, EnumSet.of(SCENARIO)),
        /** Instances that ended and did not pass, errored ones included. */
        FAIL_COUNT("fail_count", Quantity.COUNT, Operator.GREATER, EnumSet.of(SCENARIO)),
        /** Instances that could not be carried through. */
        ERROR_COUNT("error_count", Quantity.COUNT, Operator.GREATER, EnumSet.of(SCENARIO)),
        /** Share of the ended instances that passed. */
        PASS_RATE("pass_rate", Quantity.PERCENTAGE, Operator.LESS, EnumSet.of(SCENARIO)),
        /** Share of the ended instances that did not pass. */
        FAIL_RATE("fail_rate", Quantity.PERCENTAGE, Operator.GREATER, EnumSet.of(SCENARIO)),
        /** Steps recorded, skipped ones included. */
        STEP_COUNT("step_count", Quantity.COUNT, Operator.LESS, EnumSet.of(SCENARIO, STEP, SERVICE, TYPE)),
        /** Steps that are not ok. */
        FAILED_STEPS("failed_steps", Quantity.COUNT, Operator.GREATER, EnumSet.of(SCENARIO, STEP, SERVICE, TYPE)),
        /** Assertions that did not hold. */
        ASSERTIONS_FAILED("assertions_failed", Quantity.COUNT, Operator.GREATER, EnumSet.of(SCENARIO, ASSERTION)),
        /** Latency samples per second of the run's duration. */
        REQUESTS_PER_SECOND(
                "requests_per_second", Quantity.PER_SECOND, Operator.LESS, EnumSet.of(SCENARIO, STEP, SERVICE, TYPE)),
        /** The run's duration, from start to end. */
        DURATION("duration_ms", Quantity.MILLISECONDS, Operator.GREATER, EnumSet.noneOf(SelectorKey.class)),
        MIN_LATENCY(
                "min_latency_ms", Quantity.MILLISECONDS, Operator.GREATER, EnumSet.of(SCENARIO, STEP, SERVICE, TYPE)),
        MEAN_LATENCY(
                "mean_latency_ms", Quantity.MILLISECONDS, Operator.GREATER, EnumSet.of(SCENARIO, STEP, SERVICE, TYPE)),
        MAX_LATENCY(
                "max_latency_ms", Quantity.MILLISECONDS, Operator.GREATER, EnumSet.of(SCENARIO, STEP, SERVICE, TYPE)),
        PERCENTILE_LATENCY(
                "pNN_latency_ms", Quantity.MILLISECONDS, Operator.GREATER, EnumSet.of(SCENARIO, STEP, SERVICE, TYPE));

        private final String word;
        private final Quantity quantity;
        private final Operator usualOperator;
        private final Set<SelectorKey> selectors;

        Kind(String word, Quantity quantity, Operator usualOperator, Set<SelectorKey> selectors) {
            this.word = word;
            this.quantity = quantity;
            this.usualOperator = usualOperator;
            this.selectors = selectors;
        }

        /** The name in a condition; {@code pNN_latency_ms} for percentiles. */
        public String word() {
            return word;
        }

        public Quantity quantity() {
            return quantity;
        }

        boolean isOfLatencySamples() {
            return this == REQUESTS_PER_SECOND || isLatency();
        }

        /** Whether it is a count that a larger run has more of, all else being equal, and that is not asked for as such. */
        boolean growsWithInstances() {
            return quantity == Quantity.COUNT && this != INSTANCE_COUNT && this != STEP_COUNT;
        }

        boolean isLatency() {
            return this == MIN_LATENCY || this == MEAN_LATENCY || this == MAX_LATENCY || this == PERCENTILE_LATENCY;
        }
    }

    public Metric {
        if ((kind == Kind.PERCENTILE_LATENCY) != (percentile != null)) {
            throw new IllegalArgumentException("a percentile belongs to " + Kind.PERCENTILE_LATENCY.word + " only");
        }
        if (percentile != null) {
            if (percentile.signum() < 0 || percentile.compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException(
                        "a percentile lies between 0 and 100, not at " + percentile.toPlainString());
            }
            percentile = percentile.stripTrailingZeros();
        }
    }

    /**
     * The metric of this name, or empty when there is none.
     *
     * @throws IllegalArgumentException if it names a percentile above 100
     */
    static Optional<Metric> named(String name) {
        Matcher percentile = PERCENTILE.matcher(name);
        if (percentile.matches()) {
            return Optional.of(new Metric(Kind.PERCENTILE_LATENCY, new BigDecimal(percentile.group(1))));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.PERCENTILE_LATENCY && kind.word.equals(name))
                .findFirst()
                .map(kind -> new Metric(kind, null));
    }

    /** The names of all metrics, {@code pNN_latency_ms} standing for every percentile. */
    static List<String> words() {
        return Arrays.stream(Kind.values()).map(Kind::word).toList();
    }

    /** The name as it is written in a condition: {@code fail_count}, {@code p99.9_latency_ms}. */
    public String name() {
        return percentile == null ? kind.word : "p" + percentile.toPlainString() + "_latency_ms";
    }

    public Quantity quantity() {
        return kind.quantity;
    }

    /** Whether it is the shortest or the longest of the samples, which is nothing that a larger sample brings closer. */
    boolean isExtreme() {
        return kind == Kind.MIN_LATENCY
                || kind == Kind.MAX_LATENCY
                || percentile != null && (percentile.signum() == 0 || percentile.compareTo(HUNDRED) == 0);
    }

    /** The operator that most conditions on it have, for suggestions. */
    Operator usualOperator() {
        return kind.usualOperator;
    }

    /** Why a selector makes no sense for this metric, as a sentence; empty when it does. */
    Optional<String> problemWith(SelectorKey key) {
        if (kind.selectors.contains(key)) {
            return Optional.empty();
        }
        if (kind.selectors.isEmpty()) {
            return Optional.of(name() + " is a number of the whole run and takes no selector");
        }
        String allowed = kind.selectors.stream().map(SelectorKey::word).collect(Collectors.joining(", "));
        return Optional.of(name() + " cannot be narrowed by " + key + ", only by " + allowed + hint(key));
    }

    private String hint(SelectorKey key) {
        if (key == ASSERTION) {
            return "; did you mean assertions_failed?";
        }
        boolean stepKey = key == STEP || key == SERVICE || key == TYPE;
        boolean aboutInstances = kind.selectors.equals(EnumSet.of(SCENARIO));
        return stepKey && aboutInstances ? "; did you mean " + stepMetric() + "?" : "";
    }

    private String stepMetric() {
        return kind == Kind.INSTANCE_COUNT ? Kind.STEP_COUNT.word : Kind.FAILED_STEPS.word;
    }

    /** Why a selector's name makes no sense for this metric, as a sentence; empty when it does. */
    Optional<String> problemWith(Selector selector) {
        Optional<String> problem = problemWith(selector.key());
        if (problem.isPresent()
                || selector.key() != TYPE
                || !kind.isOfLatencySamples()
                || Step.LATENCY_TYPES.stream().anyMatch(selector.name()::matches)) {
            return problem;
        }
        return Optional.of(name() + " is measured on steps of type http, wait and grpc, which "
                + selector.name().plainText() + " is not");
    }

    @Override
    public String toString() {
        return name();
    }
}
