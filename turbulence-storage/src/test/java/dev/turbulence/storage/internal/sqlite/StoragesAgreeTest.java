package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionWithInstance;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.query.Range;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.storages.RunOpener;
import dev.turbulence.storage.internal.summary.CauseLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Random runs, asked at random: JSON lines, SQLite and a plain search through the records give the same answers. */
class StoragesAgreeTest {

    private static final int QUESTIONS = 25;

    /** How many times as many runs as usual are made, for a longer search: {@code -Dturbulence.test.effort=50}. */
    private static final int EFFORT = Integer.getInteger("turbulence.test.effort", 1);

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void anyQuestionHasOneAnswer(@ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int size) throws IOException {
        for (int i = 0; i < EFFORT; i++) {
            askAtRandom(seed + i, size);
        }
    }

    private static void askAtRandom(long seed, int size) throws IOException {
        RandomRun run = new RandomRun(seed, size);
        Path folder = Files.createTempDirectory("storages-agree-");
        try (RunReader jsonl = RunOpener.open(
                        run.write(Storage.JSONL, folder.resolve("jsonl")).path());
                RunReader sqlite = RunOpener.open(
                        run.write(Storage.SQLITE, folder.resolve("sqlite")).path())) {
            assertThat(sqlite.storage()).isEqualTo(Storage.SQLITE);
            Random random = new Random(seed);
            boolean summaryFirst = random.nextBoolean();
            if (summaryFirst) {
                // What JSON lines find out for it answers later questions.
                assertSameSummary(run, jsonl, sqlite);
            }
            for (int i = 0; i < QUESTIONS; i++) {
                assertSameInstances(run, jsonl, sqlite, instanceCriteria(run, random));
                assertSameSteps(run, jsonl, sqlite, stepCriteria(run, random));
                assertSameAssertions(run, jsonl, sqlite, assertionCriteria(run, random));
            }
            for (int i = 0; i < QUESTIONS; i++) {
                assertSameCauses(jsonl, sqlite, instanceCriteria(run, random));
            }
            if (!summaryFirst) {
                assertSameSummary(run, jsonl, sqlite);
            }
        } finally {
            delete(folder);
        }
    }

    private static void assertSameSummary(RandomRun run, RunReader jsonl, RunReader sqlite) {
        assertThat(sqlite.names()).isEqualTo(jsonl.names());
        assertThat(sqlite.manifest()).isEqualTo(jsonl.manifest());
        assertThat(sqlite.state()).isEqualTo(jsonl.state());
        RunSummary expected = jsonl.summary();
        PlainSummary.assertSame(expected, run);
        assertThat(sqlite.summary())
                .usingRecursiveComparison()
                .ignoringFields("storage", "completedAt")
                .isEqualTo(expected);
    }

    private static void assertSameInstances(
            RandomRun run, RunReader jsonl, RunReader sqlite, InstanceCriteria criteria) {
        List<Instance> expected = PlainSearch.instances(run.instances(), criteria);
        assertThat(list(sqlite.instances(criteria))).as("%s", criteria).isEqualTo(expected);
        assertThat(list(jsonl.instances(criteria))).as("%s", criteria).isEqualTo(expected);
        assertThat(sqlite.count(criteria)).as("%s", criteria).isEqualTo(expected.size());
        assertThat(jsonl.count(criteria)).as("%s", criteria).isEqualTo(expected.size());
    }

    private static void assertSameCauses(RunReader jsonl, RunReader sqlite, InstanceCriteria criteria) {
        assertThat(list(new CauseLookup(sqlite).failed(criteria)))
                .as("%s", criteria)
                .isEqualTo(list(new CauseLookup(jsonl).failed(criteria)));
    }

    private static void assertSameSteps(RandomRun run, RunReader jsonl, RunReader sqlite, StepCriteria criteria) {
        List<Step> expected = PlainSearch.steps(run, criteria);
        assertThat(list(sqlite.steps(criteria))).as("%s", criteria).isEqualTo(expected);
        assertThat(list(jsonl.steps(criteria))).as("%s", criteria).isEqualTo(expected);
        assertThat(sqlite.count(criteria)).as("%s", criteria).isEqualTo(expected.size());
        assertThat(jsonl.count(criteria)).as("%s", criteria).isEqualTo(expected.size());
        List<StepWithInstance> joined = list(sqlite.stepsWithInstances(criteria));
        assertThat(joined).as("%s", criteria).isEqualTo(list(jsonl.stepsWithInstances(criteria)));
        assertThat(joined).as("%s", criteria).isEqualTo(PlainSearch.joined(run, expected));
        List<String> ids =
                PlainSearch.instanceIds(PlainSearch.steps(run, criteria.withPage(Page.ALL)), Step::instanceId);
        assertThat(sqlite.instanceIds(criteria, ids.size() + 1))
                .as("%s", criteria)
                .isEqualTo(ids);
        assertThat(jsonl.instanceIds(criteria, ids.size() + 1))
                .as("%s", criteria)
                .isEqualTo(ids);
        List<String> first = ids.stream().limit(3).toList();
        assertThat(sqlite.instanceIds(criteria, 3)).as("%s", criteria).isEqualTo(first);
        assertThat(jsonl.instanceIds(criteria, 3)).as("%s", criteria).isEqualTo(first);
        double[] samples = PlainSearch.samples(run, criteria);
        assertThat(sorted(sqlite.latencyMillis(criteria))).as("%s", criteria).isEqualTo(samples);
        assertThat(sorted(jsonl.latencyMillis(criteria))).as("%s", criteria).isEqualTo(samples);
        assertSameGroups(run, jsonl, sqlite, criteria);
    }

    private static void assertSameGroups(RandomRun run, RunReader jsonl, RunReader sqlite, StepCriteria criteria) {
        List<Step> expected = PlainSearch.steps(run, criteria.withPage(Page.ALL));
        List<StepCount> kinds = PlainSearch.kinds(expected);
        assertThat(sqlite.countByKind(criteria)).as("%s", criteria).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(jsonl.countByKind(criteria)).as("%s", criteria).containsExactlyInAnyOrderElementsOf(kinds);
        Map<String, List<Double>> byName = PlainSearch.samplesByName(expected);
        assertThat(sorted(sqlite.latencyMillisByName(criteria)))
                .as("%s", criteria)
                .isEqualTo(byName);
        assertThat(sorted(jsonl.latencyMillisByName(criteria)))
                .as("%s", criteria)
                .isEqualTo(byName);
        if (samples(byName) > 0) {
            assertSamePercentiles(jsonl, sqlite, criteria, byName);
        }
    }

    private static long samples(Map<String, List<Double>> byName) {
        return byName.values().stream().mapToLong(List::size).sum();
    }

    /** Percentiles as NumPy computes them, over sorted samples. */
    private static void assertSamePercentiles(
            RunReader jsonl, RunReader sqlite, StepCriteria criteria, Map<String, List<Double>> byName) {
        List<Double> samples =
                byName.values().stream().flatMap(List::stream).sorted().toList();
        for (double percent : new double[] {0, 12.5, 50, 95, 99.9, 100}) {
            double expected = PlainSearch.percentile(samples, percent);
            for (RunReader reader : List.of(jsonl, sqlite)) {
                assertThat(LatencyStatistics.ofMillis(reader.latencyMillis(criteria), "the run")
                                .percentileMillis(percent))
                        .as("p%s of %s", percent, criteria)
                        .isCloseTo(expected, within(1e-9));
            }
        }
    }

    private static Map<String, List<Double>> sorted(Map<String, double[]> samples) {
        Map<String, List<Double>> sorted = new TreeMap<>();
        samples.forEach((name, values) ->
                sorted.put(name, Arrays.stream(values).sorted().boxed().toList()));
        return sorted;
    }

    private static void assertSameAssertions(
            RandomRun run, RunReader jsonl, RunReader sqlite, AssertionCriteria criteria) {
        List<Assertion> expected = PlainSearch.assertions(run, criteria);
        assertThat(list(sqlite.assertions(criteria))).as("%s", criteria).isEqualTo(expected);
        assertThat(list(jsonl.assertions(criteria))).as("%s", criteria).isEqualTo(expected);
        assertThat(sqlite.count(criteria)).as("%s", criteria).isEqualTo(expected.size());
        assertThat(jsonl.count(criteria)).as("%s", criteria).isEqualTo(expected.size());
        List<String> ids = PlainSearch.instanceIds(
                PlainSearch.assertions(run, criteria.withPage(Page.ALL)), Assertion::instanceId);
        List<String> first = ids.stream().limit(3).toList();
        assertThat(sqlite.instanceIds(criteria, 3)).as("%s", criteria).isEqualTo(first);
        assertThat(jsonl.instanceIds(criteria, 3)).as("%s", criteria).isEqualTo(first);
        List<AssertionWithInstance> joined = list(sqlite.assertionsWithInstances(criteria));
        assertThat(joined).as("%s", criteria).isEqualTo(list(jsonl.assertionsWithInstances(criteria)));
        assertThat(joined.stream().map(AssertionWithInstance::assertion)).isEqualTo(expected);
    }

    private static InstanceCriteria instanceCriteria(RandomRun run, Random random) {
        return new InstanceCriteria(
                some(run.instances().stream().map(Instance::id).toList(), 5, random),
                random.nextInt(3) > 0 ? null : random.nextBoolean() ? InstanceStatus.FAIL : InstanceStatus.PASS,
                random.nextInt(4) > 0 ? null : random.nextBoolean(),
                random.nextInt(3) == 0 ? null : random.nextInt(4) == 0,
                some(RandomRun.SCENARIOS, 3, random),
                times(random),
                pick(InstanceCriteria.Order.values(), random),
                page(random));
    }

    private static StepCriteria stepCriteria(RandomRun run, Random random) {
        return new StepCriteria(
                anyOrCounted(run, random),
                some(RandomRun.TYPES, 3, random),
                some(RandomRun.NAMES, 3, random),
                some(RandomRun.SERVICES, 4, random),
                random.nextInt(3) > 0 ? null : random.nextBoolean(),
                some(List.of(200, 201, 500, 501), 4, random),
                random.nextInt(4) > 0 ? Range.unbounded() : new Range<>(latency(random), latency(random)),
                times(random),
                random.nextInt(4) == 0,
                pick(StepCriteria.Order.values(), random),
                page(random));
    }

    private static InstanceCriteria anyOrCounted(RandomRun run, Random random) {
        return random.nextBoolean()
                ? instanceCriteria(run, random)
                : random.nextBoolean() ? InstanceCriteria.ALL : InstanceCriteria.COUNTED;
    }

    private static AssertionCriteria assertionCriteria(RandomRun run, Random random) {
        return new AssertionCriteria(
                anyOrCounted(run, random),
                some(RandomRun.ASSERTIONS, 2, random),
                random.nextBoolean() ? null : random.nextBoolean(),
                page(random));
    }

    /** No value, which does not restrict, or some of them: in one of {@code rarity} cases. */
    private static <T> Set<T> some(Collection<T> values, int rarity, Random random) {
        Set<T> some = new HashSet<>();
        if (random.nextInt(rarity) == 0) {
            values.stream().filter(value -> random.nextBoolean()).forEach(some::add);
        }
        return some;
    }

    private static Range<Instant> times(Random random) {
        return random.nextInt(5) > 0 ? Range.unbounded() : new Range<>(time(random), time(random));
    }

    private static Instant time(Random random) {
        long nanos = random.nextInt(50) * 100_001_000L + random.nextInt(3) - 1;
        return random.nextInt(4) == 0 ? null : RandomRun.START.plusNanos(nanos);
    }

    private static Duration latency(Random random) {
        return random.nextInt(3) == 0 ? null : Duration.ofNanos(random.nextInt(40) * 333_333L);
    }

    private static Page page(Random random) {
        return new Page(
                random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(12),
                random.nextInt(3) > 0 ? 0 : random.nextInt(8));
    }

    private static <T> T pick(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }

    private static <T> List<T> list(Stream<T> stream) {
        try (stream) {
            return new ArrayList<>(stream.toList());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
