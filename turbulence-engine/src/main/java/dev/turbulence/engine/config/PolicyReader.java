package dev.turbulence.engine.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a policies file. */
final class PolicyReader {
    private PolicyReader() {}

    static Policies read(Section root) {
        List<Policy> policies = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node item : root.items("policies")) {
            root.section(item, "a policy").ifPresent(section -> {
                Policy policy = policy(section);
                if (!policy.personaId().isEmpty() && !ids.add(policy.personaId())) {
                    section.problem(
                            section.value("persona_id").orElseThrow(),
                            "the persona_id `" + policy.personaId() + "` is taken already");
                }
                policies.add(policy);
            });
        }
        if (policies.isEmpty()) {
            root.required("policies").ifPresent(node -> root.problem(node, "`policies` needs at least one policy"));
        }
        root.refuseUnknownKeys(Keys.POLICIES);
        return new Policies(policies);
    }

    private static Policy policy(Section section) {
        Map<String, Decision> decisions = new LinkedHashMap<>();
        section.sections("decisions", "decision").forEach((name, decision) -> decisions.put(name, decision(decision)));
        Policy policy = new Policy(section.name("persona_id").orElse(""), decisions, data(section));
        section.refuseUnknownKeys(Keys.POLICY);
        return policy;
    }

    private static Map<String, Object> data(Section section) {
        Map<String, Object> data = new LinkedHashMap<>();
        section.value("data").ifPresent(node -> {
            if (node instanceof MappingNode && section.plain(node) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> data.put((String) key, value));
            } else {
                section.problem(node, "`data` is a mapping, not a " + Scalars.kind(node));
            }
        });
        return data;
    }

    private static Decision decision(Section section) {
        Map<String, Double> options = new LinkedHashMap<>();
        Optional<Section> weights = section.required("options").flatMap(node -> section.section(node, "`options`"));
        weights.ifPresent(found -> found.others()
                .forEach((option, node) ->
                        weight(found, option, node).ifPresent(weight -> options.put(option, weight))));
        if (weights.isPresent() && options.values().stream().noneMatch(weight -> weight > 0)) {
            section.problem(section.value("options").orElseThrow(), "no option has a weight of more than 0");
        }
        section.refuseUnknownKeys(Keys.DECISION);
        return new Decision(options);
    }

    private static Optional<Double> weight(Section options, String option, Node node) {
        Optional<BigDecimal> weight =
                options.reading().scalars().number(node, "the weight of `" + option + "`", "a number");
        if (weight.isPresent() && (weight.get().signum() < 0 || weight.get().doubleValue() > Float.MAX_VALUE)) {
            options.problem(node, "the weight of `" + option + "` is at least 0 and not without end");
            return Optional.empty();
        }
        return weight.map(BigDecimal::doubleValue);
    }
}
