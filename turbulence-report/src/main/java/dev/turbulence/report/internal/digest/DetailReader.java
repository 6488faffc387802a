package dev.turbulence.report.internal.digest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.report.internal.digest.InstanceDetail.AssertionDetail;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StoredRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses instances and reads them step by step: of the failed ones an example of every cause, most frequent cause first,
 * then a second one of each, and so on; the rest are the slowest. Two thirds of the places are for failed ones.
 */
final class DetailReader {

    private static final int MOST_STEPS = 60;
    private static final int MOST_ASSERTIONS = 60;
    private static final int ENTRY_LENGTH = 2_000;
    private static final int VALUE_LENGTH = 1_000;

    private final StoredRun run;
    private final int most;

    /** @param most how many instances are chosen */
    DetailReader(StoredRun run, int most) {
        this.run = run;
        this.most = most;
    }

    List<InstanceDetail> read(List<FailureCause> causes) {
        List<Instance> chosen = choose(causes);
        if (chosen.isEmpty()) {
            return List.of();
        }
        String[] ids = chosen.stream().map(Instance::id).toArray(String[]::new);
        Map<String, Instant> starts = new HashMap<>();
        chosen.forEach(instance -> starts.put(instance.id(), instance.startedAt()));
        Map<String, List<StepDetail>> steps = new HashMap<>();
        Map<String, Long> stepCounts = new HashMap<>();
        try (Stream<Step> all = run.steps().ofInstance(ids).stream()) {
            all.forEach(step -> {
                List<StepDetail> own = steps.computeIfAbsent(step.instanceId(), absent -> new ArrayList<>());
                if (stepCounts.merge(step.instanceId(), 1L, Long::sum) <= MOST_STEPS) {
                    own.add(StepFacts.of(step, starts.get(step.instanceId())));
                }
            });
        }
        Map<String, List<AssertionDetail>> assertions = assertions(ids);
        return chosen.stream()
                .map(instance -> detail(
                        instance,
                        steps.getOrDefault(instance.id(), List.of()),
                        stepCounts.getOrDefault(instance.id(), 0L),
                        assertions.getOrDefault(instance.id(), List.of())))
                .toList();
    }

    private static InstanceDetail detail(
            Instance instance, List<StepDetail> steps, long stepCount, List<AssertionDetail> assertions) {
        JsonNode entry = instance.entryData();
        return new InstanceDetail(
                instance.id(),
                instance.scenarioId(),
                instance.correlationId(),
                instance.startedAt(),
                instance.duration(),
                instance.passed(),
                instance.error() == null ? null : Brief.line(instance.error(), VALUE_LENGTH),
                entry == null || entry.isEmpty() ? null : Brief.block(entry.toString(), ENTRY_LENGTH),
                steps,
                stepCount - steps.size(),
                assertions);
    }

    /** Those that did not hold first; the rest as far as there is room. */
    private Map<String, List<AssertionDetail>> assertions(String[] ids) {
        Map<String, List<AssertionDetail>> failed = new HashMap<>();
        Map<String, List<AssertionDetail>> others = new HashMap<>();
        try (Stream<Assertion> all = run.assertions().ofInstance(ids).stream()) {
            all.forEach(assertion -> {
                List<AssertionDetail> own = (assertion.failed() ? failed : others)
                        .computeIfAbsent(assertion.instanceId(), absent -> new ArrayList<>());
                if (own.size() < MOST_ASSERTIONS) {
                    own.add(detail(assertion));
                }
            });
        }
        others.forEach((id, more) -> {
            List<AssertionDetail> own = failed.computeIfAbsent(id, absent -> new ArrayList<>());
            own.addAll(more.subList(0, Math.min(more.size(), MOST_ASSERTIONS - own.size())));
        });
        return failed;
    }

    private static AssertionDetail detail(Assertion assertion) {
        return new AssertionDetail(
                Brief.name(assertion.name()),
                assertion.passed(),
                value(assertion.expected()),
                value(assertion.actual()),
                assertion.message() == null ? null : Brief.sentence(assertion.message()));
    }

    /** A value as JSON, cut where it is long. */
    static String value(JsonNode value) {
        return Brief.line(value.toString(), VALUE_LENGTH);
    }

    /** Failed ones in the order of their causes, then slow ones, slowest first. */
    private List<Instance> choose(List<FailureCause> causes) {
        if (most == 0) {
            return List.of();
        }
        Map<String, Instance> chosen = new LinkedHashMap<>();
        List<String> failed =
                interleaved(causes).stream().limit(most - most / 3).toList();
        if (!failed.isEmpty()) {
            run.instances().withId(failed.toArray(String[]::new)).list().stream()
                    .sorted(Comparator.comparingInt(instance -> failed.indexOf(instance.id())))
                    .forEach(instance -> chosen.put(instance.id(), instance));
        }
        try (Stream<Instance> slowest = run.instances().slowestFirst().limit(most).stream()) {
            slowest.filter(instance -> !chosen.containsKey(instance.id()))
                    .limit(most - chosen.size())
                    .toList()
                    .forEach(instance -> chosen.put(instance.id(), instance));
        }
        return List.copyOf(chosen.values());
    }

    private static Set<String> interleaved(List<FailureCause> causes) {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < FailureCause.MAX_INSTANCE_IDS; i++) {
            for (FailureCause cause : causes) {
                if (i < cause.instanceIds().size()) {
                    ids.add(cause.instanceIds().get(i));
                }
            }
        }
        return ids;
    }
}
