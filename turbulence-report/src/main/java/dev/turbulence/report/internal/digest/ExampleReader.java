package dev.turbulence.report.internal.digest;

import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionWithInstance;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.StoredRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the first failures of each step and assertion of each scenario, and reads no further. */
final class ExampleReader {

    /** Steps or assertions of one name in one scenario. */
    record Place(String scenarioId, String name) {}

    private final Map<Place, Long> wanted = new HashMap<>();
    private final Map<Place, List<Example>> found = new HashMap<>();

    private ExampleReader(Map<Place, Long> failed) {
        failed.forEach((place, count) -> {
            if (count > 0) {
                wanted.put(place, Math.min(count, Example.MOST));
            }
        });
    }

    /** @param failed how many steps failed in each place */
    static Map<Place, List<Example>> ofSteps(StoredRun run, Map<Place, Long> failed) {
        ExampleReader reader = new ExampleReader(failed);
        if (reader.wanted.isEmpty()) {
            return Map.of();
        }
        try (Stream<StepWithInstance> steps = run.steps().failed().withInstances().stream()) {
            Iterator<StepWithInstance> all = steps.iterator();
            while (!reader.wanted.isEmpty() && all.hasNext()) {
                StepWithInstance joined = all.next();
                Step step = joined.step();
                reader.add(new Place(joined.instance().scenarioId(), step.name()), () -> example(step));
            }
        }
        return reader.found;
    }

    /** @param failed how many assertions did not hold in each place */
    static Map<Place, List<Example>> ofAssertions(StoredRun run, Map<Place, Long> failed) {
        ExampleReader reader = new ExampleReader(failed);
        if (reader.wanted.isEmpty()) {
            return Map.of();
        }
        try (Stream<AssertionWithInstance> assertions = run.assertions().failed().withInstances().stream()) {
            Iterator<AssertionWithInstance> all = assertions.iterator();
            while (!reader.wanted.isEmpty() && all.hasNext()) {
                AssertionWithInstance joined = all.next();
                Assertion assertion = joined.assertion();
                reader.add(new Place(joined.instance().scenarioId(), assertion.name()), () -> example(assertion));
            }
        }
        return reader.found;
    }

    private void add(Place place, Supplier<Example> example) {
        Long missing = wanted.get(place);
        if (missing == null) {
            return;
        }
        found.computeIfAbsent(place, added -> new ArrayList<>()).add(example.get());
        if (missing == 1) {
            wanted.remove(place);
        } else {
            wanted.put(place, missing - 1);
        }
    }

    private static Example example(Step step) {
        List<String> errors = step.observation().errors();
        String text = errors.isEmpty()
                ? step.statusCode() == null ? "no error was recorded" : "status code " + step.statusCode()
                : errors.get(0);
        return new Example(step.instanceId(), Brief.sentence(text), null, null);
    }

    private static Example example(Assertion assertion) {
        return new Example(
                assertion.instanceId(),
                Brief.sentence(assertion.message() == null ? "did not hold" : assertion.message()),
                DetailReader.value(assertion.expected()),
                DetailReader.value(assertion.actual()));
    }
}
