package dev.turbulence.engine.config;

import dev.turbulence.engine.language.JsonTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a scenario file. */
final class ScenarioReader {
    private static final int DEFAULT_MAX_STEPS = 100;
    private static final String ENTRY = "entry";
    private static final String SEED_DATA = "seed_data";

    private ScenarioReader() {}

    /**
     * @param sut what steps may name; empty when the SUT file could not be read
     * @param policies what steps may ask; empty when the policies file could not be read
     * @param known what there is at the start of an instance; afterwards, what there can be at its end
     */
    static Scenario read(Section root, Optional<SutConfig> sut, Optional<Policies> policies, KnownVariables known) {
        if (root.value("variation").isPresent()) {
            // Drawn before the entry is rendered, and in it.
            known.add(List.of(ENTRY));
        }
        Optional<Section> turbulence = turbulence(root);
        FaultPolicies faults =
                turbulence.map(section -> FaultPolicies.read(section, sut)).orElse(FaultPolicies.NONE);
        JsonTemplate entry = entry(root);
        root.reading().uses().check(known);
        known.add(List.of(ENTRY));
        List<Action> flow = ActionReader.readAll(root, "flow", new ActionReader.Setting(sut, policies, faults), known);
        List<FinalAssertion> assertions = assertions(root);
        root.reading().uses().check(known);
        Scenario scenario = new Scenario(
                root.name("id").orElse(""),
                root.text("description").orElse(""),
                root.reading().file().path(),
                entry,
                flow,
                assertions,
                root.section("stop_when").map(ScenarioReader::stopWhen).orElse(StopWhen.NEVER),
                root.integer("max_steps", DEFAULT_MAX_STEPS, 1),
                root.section("variation").map(VariationReader::read));
        turbulence.ifPresent(section -> FaultPolicies.checkActions(section, faults, scenario));
        root.refuseUnknownKeys(Keys.SCENARIO);
        return scenario;
    }

    private static Optional<Section> turbulence(Section root) {
        Optional<Section> turbulence = root.section("turbulence");
        Optional<Section> pressure = root.section("pressure");
        if (turbulence.isPresent() && pressure.isPresent()) {
            root.problem(
                    root.keyNode("pressure").orElseThrow(),
                    "`turbulence` and `pressure` mean the same; give one of them");
        }
        return turbulence.or(() -> pressure);
    }

    private static JsonTemplate entry(Section root) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(SEED_DATA, Map.of());
        root.section(ENTRY).ifPresent(section -> {
            Optional<Node> seedData = section.value(SEED_DATA);
            if (seedData.isPresent() && !(seedData.get() instanceof MappingNode)) {
                section.problem(seedData.get(), "`seed_data` is a mapping, not a " + Scalars.kind(seedData.get()));
            }
            seedData.ifPresent(node -> entry.put(SEED_DATA, section.json(node)));
            section.others().forEach((key, node) -> entry.put(key, section.json(node)));
        });
        // A template that does not compile was noted at its place already.
        boolean sound = root.reading().file().isSound();
        return JsonTemplate.compile(sound ? entry : Map.of());
    }

    private static List<FinalAssertion> assertions(Section root) {
        List<FinalAssertion> assertions = new ArrayList<>();
        for (Node item : root.items("assertions")) {
            root.section(item, "a final assertion").ifPresent(section -> {
                Optional<String> name = section.name("name");
                section.text("type")
                        .filter(type -> !type.equals("assert"))
                        .ifPresent(type -> section.problem(
                                section.value("type").orElseThrow(), "a final assertion has no type but `assert`"));
                Optional<Expectation> expect = ExpectationReader.read(section);
                section.refuseUnknownKeys(Keys.FINAL_ASSERTION);
                if (name.isPresent() && expect.isPresent()) {
                    assertions.add(new FinalAssertion(name.get(), expect.get()));
                }
            });
        }
        return assertions;
    }

    private static StopWhen stopWhen(Section section) {
        StopWhen stopWhen = new StopWhen(section.flag("any_action_fails"), section.flag("any_assertion_fails"));
        section.refuseUnknownKeys(Keys.STOP_WHEN);
        return stopWhen;
    }
}
