package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.engine.config.Scenario;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.storage.Instance;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The data an instance starts from: its scenario's entry, with what its variation drew under {@code seed_data.variation}.
 *
 * @param value what templates see as {@code entry}; as it stands in the file when it could not be rendered
 * @param error why it could not be rendered, or null
 */
record EntryData(Map<String, Object> value, String error) {

    static final String SEED_DATA = "seed_data";
    static final String VARIATION = "variation";

    /** Where the variation stands in the entry data. */
    static final JsonPointer VARIATION_PLACE = JsonPointer.compile("/" + SEED_DATA + "/" + VARIATION);

    /**
     * Renders the entry; its own templates can use the variation already.
     *
     * @param variation values by name; null when the scenario has no variation
     */
    static EntryData render(Scenario scenario, Map<String, Object> variation, InstanceContext context) {
        InstanceContext start = variation == null ? context : context.withEntry(ofVariation(variation));
        try {
            return new EntryData(merged(scenario.entry().render(start), variation), null);
        } catch (EvaluationException e) {
            return new EntryData(merged(scenario.entry().source(), variation), "entry: " + e.getMessage());
        }
    }

    /** Entry data of a variation and nothing else. */
    static Map<String, Object> ofVariation(Map<String, Object> variation) {
        return Map.of(SEED_DATA, Map.of(VARIATION, variation));
    }

    /** As it is recorded, with what is to be said of the start. */
    ObjectNode recorded(Start start, long lateNanos) {
        ObjectNode recorded = Content.JSON.valueToTree(value);
        ObjectNode own = recorded.putObject(Instance.OWN_KEY).put("index", start.index());
        if (start.warmUp()) {
            own.put("warm_up", true);
        }
        if (lateNanos > 0) {
            own.put("late_start_ms", lateNanos / 1e6);
        }
        return recorded;
    }

    private static Map<String, Object> merged(Object entry, Map<String, Object> variation) {
        Map<String, Object> merged = copy(entry);
        if (variation != null) {
            Map<String, Object> seedData = copy(merged.get(SEED_DATA));
            seedData.put(VARIATION, variation);
            merged.put(SEED_DATA, seedData);
        }
        return merged;
    }

    private static Map<String, Object> copy(Object map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }
}
