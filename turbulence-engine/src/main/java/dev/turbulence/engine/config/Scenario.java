package dev.turbulence.engine.config;

import dev.turbulence.engine.language.JsonTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A workflow.
 *
 * @param id its id, unique in the set
 * @param description free text, may be empty
 * @param file where it was read from
 * @param entry the data an instance starts from: renders to a map that always holds {@code seed_data}
 * @param flow the actions in order, may be empty
 * @param assertions checked after the flow, in order, may be empty
 * @param stopWhen when an instance sends nothing more
 * @param maxSteps the most steps an instance may take, at least 1
 * @param variation what differs between its instances
 */
public record Scenario(
        String id,
        String description,
        Path file,
        JsonTemplate entry,
        List<Action> flow,
        List<FinalAssertion> assertions,
        StopWhen stopWhen,
        int maxSteps,
        Optional<Variation> variation) {
    public Scenario {
        flow = List.copyOf(flow);
        assertions = List.copyOf(assertions);
    }

    /** Every action, those in the arms of branches included, in the order of the file. */
    public Stream<Action> actions() {
        return flow.stream().flatMap(Action::withNested);
    }
}
