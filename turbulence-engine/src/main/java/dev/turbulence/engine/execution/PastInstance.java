package dev.turbulence.engine.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.engine.config.Secrets;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An instance of a stored run, of whatever writer, as far as a replay repeats it: its id, index and seed, its entry data
 * with what its variation drew, and what its {@code decide} steps chose. Immutable.
 */
public final class PastInstance {

    /** Files are named after an instance, and other writers' ids may be anything. */
    private static final Pattern ID = Pattern.compile("\\w[\\w.=+@~-]{0,99}");

    private final Instance instance;
    private final Long seed;
    private final List<Decided> decided = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** What an action decided. */
    record Decided(String action, String option) {}

    private PastInstance(Instance instance, Long seed) {
        this.instance = instance;
        this.seed = seed;
    }

    /**
     * An instance from its records.
     *
     * @param run what its run says of itself
     * @param steps its steps in their order
     * @throws IllegalArgumentException if its records do not say its scenario, or its id cannot name a file
     */
    public static PastInstance of(RunManifest run, Instance instance, List<Step> steps) {
        if (!ID.matcher(instance.id()).matches()) {
            throw new IllegalArgumentException("an id that is no plain name cannot be played again");
        }
        if (instance.scenarioId() == null) {
            throw new IllegalArgumentException("its records do not say which scenario it walked through");
        }
        PastInstance past = new PastInstance(instance, run.seed());
        past.look(steps);
        return past;
    }

    /** The scenario it walked through. */
    public String scenarioId() {
        return instance.scenarioId();
    }

    /** What its records do not say, and what is taken in its place; a sentence each. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The seed of its run; 0 when that is not on record. */
    public long seed() {
        return seed == null ? 0 : seed;
    }

    String id() {
        return instance.id();
    }

    long index() {
        return instance.index().orElse(0);
    }

    /** What it started from, with marks in place of secrets; null when its records do not say. */
    ObjectNode entry() {
        if (instance.entryData() == null) {
            return null;
        }
        ObjectNode entry = instance.entryData().deepCopy();
        entry.remove(Instance.OWN_KEY);
        return entry;
    }

    /** What its actions decided, in their order. */
    List<Decided> decided() {
        return decided;
    }

    private void look(List<Step> steps) {
        if (seed == null) {
            remarks.add("Its run's seed is not on record: what is drawn is drawn with seed 0.");
        }
        if (instance.index().isEmpty()) {
            remarks.add("Its index is not on record: `instance_index` is 0, and what is drawn is drawn for index 0.");
        }
        if (instance.entryData() == null) {
            remarks.add("Its entry data is not on record: today's is used.");
        } else if (Redacted.isIn(instance.entryData())) {
            remarks.add("Secrets in its entry data are not on record: today's are used.");
        }
        steps.stream()
                .filter(step -> step.type().equals("decide") && !step.skipped() && !step.failed())
                .forEach(this::decided);
    }

    private void decided(Step step) {
        JsonNode option = step.observation().own().path("decision").path("option");
        if (option.isTextual() && !Secrets.isMarked(option.textValue())) {
            decided.add(new Decided(step.name(), option.textValue()));
        } else {
            remarks.add("What step '" + step.name() + "' decided is not on record: it is drawn anew.");
        }
    }
}
