package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Scenario;
import dev.turbulence.engine.config.Variation;
import dev.turbulence.engine.language.InstanceContext;
import java.util.Optional;

/** What is chosen for an instance. For one instance, asked by one thread. */
interface Choices {

    Scenario scenario();

    /** What the instance varies by; null when it does not. */
    Variation.Drawn variation();

    EntryData entry(InstanceContext context);

    /** What the next action of this name decides; empty when that is to be drawn. */
    Optional<String> option(String action);

    /** Choices by the seed and the instance's index alone. */
    record Seeded(Scenario scenario, Variation.Drawn variation) implements Choices {

        static Seeded of(Scenario scenario, long seed, long index) {
            return new Seeded(
                    scenario,
                    scenario.variation().map(found -> found.draw(seed, index)).orElse(null));
        }

        @Override
        public EntryData entry(InstanceContext context) {
            return EntryData.render(scenario, variation == null ? null : variation.values(), context);
        }

        @Override
        public Optional<String> option(String action) {
            return Optional.empty();
        }
    }
}
