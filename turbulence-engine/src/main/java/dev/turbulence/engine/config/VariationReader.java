package dev.turbulence.engine.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a {@code variation}. */
final class VariationReader {
    private VariationReader() {}

    static Variation read(Section section) {
        Map<String, Variation.Parameter> parameters = new LinkedHashMap<>();
        section.sections("parameters", "parameter")
                .forEach((name, parameter) -> parameter(parameter).ifPresent(read -> parameters.put(name, read)));
        List<Variation.Toggle> toggles = new ArrayList<>();
        for (Node item : section.items("toggles")) {
            section.section(item, "a toggle").flatMap(VariationReader::toggle).ifPresent(toggles::add);
        }
        Optional<Section> timing = section.section("timing");
        Variation variation = new Variation(
                parameters,
                toggles,
                timing.flatMap(found -> MillisRangeReader.read(found, "jitter_ms", 1)),
                timing.flatMap(found -> MillisRangeReader.read(found, "step_delay_ms", 1)));
        timing.ifPresent(found -> found.refuseUnknownKeys(Keys.TIMING));
        section.refuseUnknownKeys(Keys.VARIATION);
        return variation;
    }

    private static Optional<Variation.Parameter> parameter(Section section) {
        Optional<String> type = section.required("type").flatMap(node -> section.text("type"));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<? extends Variation.Parameter> parameter = Optional.empty();
        switch (type.get()) {
            case "choice" -> {
                parameter = choice(section);
                section.refuseUnknownKeys(Keys.CHOICE);
            }
            case "range" -> {
                parameter = range(section);
                section.refuseUnknownKeys(Keys.RANGE);
            }
            default ->
                section.problem(
                        section.value("type").orElseThrow(), "`type` is `choice` or `range`, not `" + type.get() + "`");
        }
        return parameter.map(found -> found);
    }

    private static Optional<Variation.Choice> choice(Section section) {
        Optional<Node> values = section.required("values");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (!(values.get() instanceof SequenceNode list) || list.getValue().isEmpty()) {
            section.problem(values.get(), "`values` is a list of at least one value");
            return Optional.empty();
        }
        List<Object> members = new ArrayList<>();
        list.getValue().forEach(member -> members.add(section.plain(member)));
        return Optional.of(new Variation.Choice(Collections.unmodifiableList(members)));
    }

    private static Optional<Variation.Range> range(Section section) {
        Optional<BigDecimal> min = section.number("min");
        Optional<BigDecimal> max = section.number("max");
        if (min.isEmpty() || max.isEmpty()) {
            return Optional.empty();
        }
        Variation.Range range =
                new Variation.Range(min.get().doubleValue(), max.get().doubleValue());
        if (!(range.min() < range.max()) || Double.isInfinite(range.max() - range.min())) {
            section.problem(section.keyNode("max").orElseThrow(), "`max` is a number more than `min`");
            return Optional.empty();
        }
        return Optional.of(range);
    }

    private static Optional<Variation.Toggle> toggle(Section section) {
        Optional<String> name = section.name("name");
        Optional<BigDecimal> probability = section.number("probability");
        section.refuseUnknownKeys(Keys.TOGGLE);
        if (probability.isPresent()
                && (probability.get().signum() < 0 || probability.get().compareTo(BigDecimal.ONE) > 0)) {
            section.problem(section.value("probability").orElseThrow(), "`probability` is from 0 to 1");
        }
        return name.flatMap(found -> probability.map(odds -> new Variation.Toggle(found, odds.doubleValue())));
    }
}
