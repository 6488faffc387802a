package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.engine.config.Scenario;
import dev.turbulence.engine.config.Variation;
import dev.turbulence.engine.language.InstanceContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was chosen for an instance of a stored run, once more; what is not on record is drawn as it would be today. */
final class PastChoices implements Choices {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Scenario scenario;
    /** What would be drawn today: secrets that the variation chose among are not on record. */
    private final Choices today;
    /** Null when it is not on record. */
    private final Map<String, Object> entry;
    /** Whether marks stand for secrets in it. */
    private final boolean marked;

    private final Map<String, Deque<String>> options = new HashMap<>();

    PastChoices(PastInstance past, Scenario scenario) {
        this.scenario = scenario;
        this.today = Seeded.of(scenario, past.seed(), past.index());
        ObjectNode recorded = past.entry();
        this.entry = recorded == null ? null : plain(recorded);
        this.marked = recorded != null && Redacted.isIn(recorded);
        // By name and not by index: steps may have come to or gone from the scenario, and other writers number
        // otherwise.
        past.decided()
                .forEach(decided -> options.computeIfAbsent(decided.action(), name -> new ArrayDeque<>())
                        .add(decided.option()));
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public Variation.Drawn variation() {
        if (entry == null) {
            return today.variation();
        }
        if (!(entry.get(EntryData.SEED_DATA) instanceof Map<?, ?> seedData)
                || !(seedData.get(EntryData.VARIATION) instanceof Map<?, ?> drawn)) {
            return null;
        }
        Map<?, ?> now = today.variation() == null ? Map.of() : today.variation().values();
        return Variation.Drawn.of(new Redacted().fill(drawn, now, ""));
    }

    @Override
    public EntryData entry(InstanceContext context) {
        if (entry == null) {
            return today.entry(context);
        }
        if (!marked) {
            return new EntryData(entry, null);
        }
        Variation.Drawn variation = variation();
        EntryData rendered = EntryData.render(scenario, variation == null ? null : variation.values(), context);
        Redacted redacted = new Redacted();
        Map<String, Object> filled = redacted.fill(entry, rendered.value(), "");
        if (rendered.error() != null || redacted.missing().isEmpty()) {
            return new EntryData(filled, rendered.error());
        }
        return new EntryData(
                filled,
                "entry: what is secret is not on record, and today's entry has nothing at "
                        + String.join(", ", redacted.missing()));
    }

    @Override
    public Optional<String> option(String action) {
        Deque<String> left = options.get(action);
        return left == null ? Optional.empty() : Optional.ofNullable(left.poll());
    }

    /** As a scenario sees JSON that it was answered: the numbers of stored records are of another type. */
    private static Map<String, Object> plain(ObjectNode entry) {
        try {
            return Content.JSON.readValue(entry.toString(), OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Its entry data cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
