package dev.turbulence.storage.internal.summary;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.FailedInstance;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Gives failed instances out together with their causes, which are looked up for many instances at once. */
public final class CauseLookup {

    /** Instances that are kept in memory, and the parameters of one SQL query, of which SQLite takes three times as many. */
    private static final int AT_ONCE = 10_000;

    private final RunReader reader;

    public CauseLookup(RunReader reader) {
        this.reader = reader;
    }

    /** The failed ones among the instances that match, to be closed. */
    public Stream<FailedInstance> failed(InstanceCriteria criteria) {
        Stream<Instance> instances = reader.instances(criteria.withStatus(InstanceStatus.FAIL));
        Iterator<Instance> source = instances.iterator();
        Iterator<List<FailedInstance>> batches = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public List<FailedInstance> next() {
                return explained(take(source));
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(batches, Spliterator.ORDERED), false)
                .flatMap(List::stream)
                .onClose(instances::close);
    }

    private static List<Instance> take(Iterator<Instance> source) {
        List<Instance> batch = new ArrayList<>();
        while (batch.size() < AT_ONCE && source.hasNext()) {
            batch.add(source.next());
        }
        return batch;
    }

    private List<FailedInstance> explained(List<Instance> batch) {
        Map<String, Cause> causes = reader.firstFailures(batch);
        return batch.stream()
                .map(instance -> explained(instance, causes.get(instance.id())))
                .toList();
    }

    private static FailedInstance explained(Instance instance, Cause found) {
        Cause unlessFound = instance.errored() ? Cause.ofError(instance.error()) : Cause.unknown();
        Cause cause = found == null ? unlessFound : found;
        return new FailedInstance(instance, cause.kind(), cause.where(), cause.message());
    }

    /** What {@link RunReader#firstFailures} says, looked for in the records of these instances. */
    public static Map<String, Cause> firstFailures(RunReader reader, List<Instance> instances) {
        Map<String, Cause> causes = firstFailedSteps(reader, instances);
        List<Instance> unexplained = instances.stream()
                .filter(instance -> !causes.containsKey(instance.id()) && !instance.errored())
                .toList();
        if (!unexplained.isEmpty()) {
            causes.putAll(firstFailedAssertions(reader, unexplained));
        }
        return causes;
    }

    private static Map<String, Cause> firstFailedSteps(RunReader reader, List<Instance> instances) {
        Map<String, Cause> causes = new HashMap<>();
        StepCriteria failed = StepCriteria.ALL.withInstances(only(instances)).withOk(false);
        try (Stream<Step> steps = reader.steps(failed)) {
            steps.forEach(step -> causes.computeIfAbsent(step.instanceId(), id -> cause(step)));
        }
        return causes;
    }

    private static Cause cause(Step step) {
        List<String> errors = step.observation().errors();
        return Cause.ofStep(step.name(), errors.isEmpty() ? null : errors.get(0), step.statusCode());
    }

    private static Map<String, Cause> firstFailedAssertions(RunReader reader, List<Instance> instances) {
        Map<String, Cause> causes = new HashMap<>();
        AssertionCriteria failed =
                AssertionCriteria.ALL.withInstances(only(instances)).withPassed(false);
        try (Stream<Assertion> assertions = reader.assertions(failed)) {
            assertions.forEach(assertion -> causes.computeIfAbsent(
                    assertion.instanceId(), id -> Cause.ofAssertion(assertion.name(), assertion.message())));
        }
        return causes;
    }

    private static InstanceCriteria only(List<Instance> instances) {
        Set<String> ids = instances.stream().map(Instance::id).collect(Collectors.toSet());
        return InstanceCriteria.ALL.withIds(ids);
    }
}
