package dev.turbulence.storage.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GateRoundTripTest {

    @Property
    void aPrintedGateParsesToAnEqualOne(@ForAll("conditions") List<Condition> conditions) {
        String printed =
                String.join(", ", conditions.stream().map(Condition::toString).toList());

        Gate gate = Gate.parse(printed);

        assertThat(gate.conditions()).isEqualTo(conditions);
        assertThat(Gate.parse(gate.toString())).isEqualTo(gate);
    }

    @Property
    void wordsAndNewLinesMeanTheSameAsSignsAndCommas(@ForAll("conditions") List<Condition> conditions) {
        String printed = String.join(
                "\n",
                conditions.stream()
                        .map(condition -> condition.metric() + " " + Condition.selectorText(condition.selectors()) + " "
                                + condition.operator().word() + " "
                                + condition
                                        .limit()
                                        .toString()
                                        .replace("*", " * ")
                                        .replace("+", " + ")
                                        .replace("-", " - "))
                        .toList());

        assertThat(Gate.parse(printed).conditions()).isEqualTo(conditions);
    }

    @Property
    void anyTextIsReadOrRefusedWithItsPlace(@ForAll("texts") String text) {
        assertThatCode(() -> {
                    try {
                        Gate.parse(text);
                    } catch (GateSyntaxException e) {
                        assertThat(e.line()).isPositive();
                        assertThat(e.column()).isPositive();
                    }
                })
                .doesNotThrowAnyException();
    }

    @Property
    void aPatternMatchesExactlyTheNameItWasMadeFrom(@ForAll("names") String name, @ForAll("names") String other) {
        assertThat(NamePattern.exactly(name).matches(name)).isTrue();
        assertThat(NamePattern.exactly(name).matches(other)).isEqualTo(name.equals(other));
        assertThat(new NamePattern(List.of(name, "")).matches(name + other)).isTrue();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "fail_count",
                        "p95_latency_ms",
                        "failed_steps",
                        "[",
                        "]",
                        "step=",
                        "a",
                        "*",
                        "\"",
                        ",",
                        "\n",
                        " ",
                        ">",
                        "<=",
                        "gt",
                        "0",
                        "99.5",
                        "%",
                        "ms",
                        "s",
                        "\\",
                        "=",
                        "-",
                        "\u001b",
                        "\ud83d")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Condition>> conditions() {
        return Combinators.combine(metrics(), selectorSets(), operators(), limits())
                .as(GateRoundTripTest::condition)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /** The combination as a condition, or empty when it makes none. */
    private static Optional<Condition> condition(
            Metric metric, List<Selector> selectors, Operator operator, Limit limit) {
        try {
            return Optional.of(new Condition(metric, selectors, operator, limit));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Arbitrary<Metric> metrics() {
        Arbitrary<Metric> named = Arbitraries.of(Metric.Kind.values())
                .filter(kind -> kind != Metric.Kind.PERCENTILE_LATENCY)
                .map(kind -> new Metric(kind, null));
        Arbitrary<Metric> percentiles = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                .ofScale(3)
                .map(percentile -> new Metric(Metric.Kind.PERCENTILE_LATENCY, percentile));
        return Arbitraries.oneOf(named, percentiles);
    }

    private Arbitrary<List<Selector>> selectorSets() {
        Arbitrary<NamePattern> patterns = Arbitraries.strings()
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(NamePattern::new);
        Arbitrary<Selector> selectors = Combinators.combine(Arbitraries.of(SelectorKey.values()), patterns)
                .as(Selector::new);
        return selectors.list().ofMaxSize(2);
    }

    private static Arbitrary<Operator> operators() {
        return Arbitraries.of(Operator.values());
    }

    private static Arbitrary<Limit> limits() {
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-20), BigDecimal.valueOf(100))
                .ofScale(2);
        Arbitrary<BigDecimal> factors = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(3))
                .ofScale(2);
        return Combinators.combine(factors.injectNull(0.5), numbers, units()).as(Limit::new);
    }

    private static Arbitrary<Unit> units() {
        return Arbitraries.of(Unit.values());
    }
}
