package dev.turbulence.engine.config;

import dev.turbulence.engine.random.PythonRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between the instances of a scenario.
 *
 * @param parameters values by name, in file order
 * @param toggles in file order
 * @param jitter how much later than it could an instance starts
 * @param stepDelay how long an instance pauses between two steps
 */
public record Variation(
        Map<String, Parameter> parameters,
        List<Toggle> toggles,
        Optional<MillisRange> jitter,
        Optional<MillisRange> stepDelay) {
    static final String JITTER = "_timing_jitter_ms";
    static final String STEP_DELAY = "_step_delay_ms";

    public Variation {
        parameters = Ordered.copyOf(parameters);
        toggles = List.copyOf(toggles);
    }

    /** Where a value comes from. */
    public sealed interface Parameter {
        /** One of its values. */
        Object draw(PythonRandom random);
    }

    /**
     * One of a list, each equally likely.
     *
     * @param values at least one, any JSON value
     */
    public record Choice(List<Object> values) implements Parameter {
        @Override
        public Object draw(PythonRandom random) {
            return random.choice(values);
        }
    }

    /**
     * A number between two, evenly.
     *
     * @param min the least
     * @param max more than {@code min}
     */
    public record Range(double min, double max) implements Parameter {
        @Override
        public Object draw(PythonRandom random) {
            return min + (max - min) * random.random();
        }
    }

    /**
     * Something that is on or off.
     *
     * @param name what it is called
     * @param probability of being on, 0 to 1
     */
    public record Toggle(String name, double probability) {}

    /**
     * What one instance of a run gets.
     *
     * @param values parameters and toggles by name, and the timing under {@code _timing_jitter_ms} and
     *     {@code _step_delay_ms}
     * @param jitterMs how much later the instance starts
     * @param stepDelayMs how long it pauses between two steps
     */
    public record Drawn(Map<String, Object> values, int jitterMs, int stepDelayMs) {

        /** What was drawn, by its values, of whatever origin: a pause that no file could ask for is left out. */
        public static Drawn of(Map<String, Object> values) {
            return new Drawn(values, pause(values.get(JITTER)), pause(values.get(STEP_DELAY)));
        }

        private static int pause(Object millis) {
            boolean valid = millis instanceof Integer number && number >= 0 && number <= Section.MOST_MILLIS;
            return valid ? (int) millis : 0;
        }
    }

    /** Draws for one instance: the same for the same seed and index, and the same as the Python tool draws. */
    public Drawn draw(long seed, long instanceIndex) {
        PythonRandom random = PythonRandom.ofInstance(seed, instanceIndex);
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.draw(random)));
        toggles.forEach(toggle -> values.put(toggle.name(), random.random() < toggle.probability()));
        int jitterMs = draw(jitter, JITTER, random, values);
        int stepDelayMs = draw(stepDelay, STEP_DELAY, random, values);
        return new Drawn(values, jitterMs, stepDelayMs);
    }

    private static int draw(Optional<MillisRange> range, String name, PythonRandom random, Map<String, Object> values) {
        if (range.isEmpty()) {
            return 0;
        }
        int millis = range.get().draw(random);
        values.put(name, millis);
        return millis;
    }
}
