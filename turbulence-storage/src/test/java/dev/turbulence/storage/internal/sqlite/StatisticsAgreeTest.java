package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionCount;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Range;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.storages.RunOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Sums over random runs: both storages and a plain search through the records give the same ones. */
class StatisticsAgreeTest {

    private static final List<InstanceCriteria> INSTANCES = List.of(
            InstanceCriteria.ALL,
            InstanceCriteria.COUNTED,
            InstanceCriteria.ALL.withStatus(InstanceStatus.FAIL),
            InstanceCriteria.ALL.withScenarios(Set.of("checkout")));

    private static final List<StepCriteria> STEPS = List.of(
            StepCriteria.ALL,
            StepCriteria.ALL.withInstances(InstanceCriteria.COUNTED),
            StepCriteria.ALL.withOk(false),
            StepCriteria.ALL.withServices(Set.of("shop")).withTypes(Set.of("http", "wait")),
            StepCriteria.ALL.withInstances(InstanceCriteria.COUNTED.withStatus(InstanceStatus.FAIL)),
            StepCriteria.ALL
                    .withInstances(InstanceCriteria.COUNTED.withScenarios(Set.of("checkout")))
                    .withNames(Set.of("pay")),
            StepCriteria.ALL.withCompleted(
                    new Range<>(RandomRun.START.plusMillis(500), RandomRun.START.plusSeconds(3))));

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void anySumHasOneValue(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 40) int size,
            @ForAll @IntRange(min = 2, max = 60) int most)
            throws IOException, SQLException {
        RandomRun run = new RandomRun(seed, size);
        Path folder = Files.createTempDirectory("statistics-agree-");
        RunDirectory withoutAggregates = run.write(Storage.SQLITE, folder.resolve("records"));
        forgetAggregates(withoutAggregates);
        try (RunReader jsonl = RunOpener.open(
                        run.write(Storage.JSONL, folder.resolve("jsonl")).path());
                RunReader sqlite = RunOpener.open(
                        run.write(Storage.SQLITE, folder.resolve("sqlite")).path());
                RunReader records = RunOpener.open(withoutAggregates.path())) {
            for (RunReader reader : List.of(jsonl, sqlite, records)) {
                for (StepCriteria criteria : STEPS) {
                    assertGroups(run, reader.groups(criteria), criteria);
                    assertOverTime(run, reader.overTime(criteria, most), criteria, most);
                }
                INSTANCES.forEach(criteria -> assertDurations(run, reader, criteria));
                INSTANCES.forEach(criteria -> assertAssertions(run, reader, criteria));
            }
            STEPS.forEach(
                    criteria -> assertThat(sqlite.overTime(criteria, most)).isEqualTo(jsonl.overTime(criteria, most)));
        } finally {
            delete(folder);
        }
    }

    /** As a run is that is still being written, or that has too many kinds of records. */
    private static void forgetAggregates(RunDirectory run) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run.database());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM meta WHERE key = 'aggregates'"))
                    .isEqualTo(1);
        }
    }

    private static void assertGroups(RandomRun run, List<StepGroup> groups, StepCriteria criteria) {
        Map<List<Object>, List<Step>> expected = PlainSearch.joined(run, PlainSearch.steps(run, criteria)).stream()
                .collect(Collectors.groupingBy(
                        StatisticsAgreeTest::kind, Collectors.mapping(StepWithInstance::step, Collectors.toList())));
        assertThat(groups).as("%s", criteria).hasSameSizeAs(expected.keySet());
        for (StepGroup group : groups) {
            List<Step> steps = expected.get(
                    Arrays.asList(group.scenarioId(), group.name(), group.type(), group.service(), group.statusCode()));
            assertThat(steps).as("%s", group).isNotNull().hasSize((int) group.count());
            assertThat(steps.stream().filter(Step::failed).count()).isEqualTo(group.failed());
            List<Duration> samples = steps.stream()
                    .filter(Step::isLatencySample)
                    .map(Step::latency)
                    .sorted()
                    .toList();
            assertThat(group.latency() == null ? 0 : group.latency().count()).isEqualTo(samples.size());
            if (group.latency() != null) {
                assertThat(group.latency().max()).isEqualTo(samples.get(samples.size() - 1));
                assertThat(group.latency().min()).isEqualTo(samples.get(0));
            }
        }
    }

    private static List<Object> kind(StepWithInstance joined) {
        Step step = joined.step();
        return Arrays.asList(
                joined.instance().scenarioId(), step.name(), step.type(), step.service(), step.statusCode());
    }

    private static void assertOverTime(RandomRun run, TimeSeries series, StepCriteria criteria, int most) {
        List<Step> timed = PlainSearch.steps(run, criteria).stream()
                .filter(step -> step.completedAt() != null)
                .toList();
        List<TimeSeries.Interval> intervals = series.intervals();
        assertThat(intervals).as("%s", criteria).hasSizeLessThanOrEqualTo(most);
        assertThat(intervals.isEmpty()).isEqualTo(timed.isEmpty());
        for (int i = 0; i < intervals.size(); i++) {
            Instant from = intervals.get(i).start();
            Instant until = from.plus(series.width());
            assertThat(from)
                    .isEqualTo(intervals.get(0).start().plus(series.width().multipliedBy(i)));
            List<Step> within = timed.stream()
                    .filter(step -> !step.completedAt().isBefore(from))
                    .filter(step -> step.completedAt().isBefore(until))
                    .toList();
            assertThat(intervals.get(i).failed())
                    .isEqualTo(within.stream().filter(Step::failed).count());
            assertThat(intervals.get(i).requests())
                    .isEqualTo(within.stream().filter(Step::isLatencySample).count());
            if (i == 0 || i == intervals.size() - 1) {
                assertThat(within).isNotEmpty();
            }
        }
    }

    private static void assertDurations(RandomRun run, RunReader reader, InstanceCriteria criteria) {
        Map<String, List<Double>> expected = PlainSearch.instances(run.instances(), criteria).stream()
                .filter(instance -> instance.scenarioId() != null && instance.duration() != null)
                .sorted(Comparator.comparing(Instance::duration))
                .collect(Collectors.groupingBy(
                        Instance::scenarioId,
                        Collectors.mapping(instance -> Millis.of(instance.duration()), Collectors.toList())));
        Map<String, List<Double>> found = new TreeMap<>();
        reader.durationMillisByScenario(criteria)
                .forEach((scenario, millis) -> found.put(
                        scenario, Arrays.stream(millis).sorted().boxed().toList()));
        assertThat(found).as("%s", criteria).isEqualTo(expected);
    }

    private static void assertAssertions(RandomRun run, RunReader reader, InstanceCriteria ofInstances) {
        Map<String, Instance> instances =
                run.instances().stream().collect(Collectors.toMap(Instance::id, Function.identity()));
        AssertionCriteria criteria = AssertionCriteria.ALL.withInstances(ofInstances);
        Map<AssertionCount, Long> expected = PlainSearch.assertions(run, criteria).stream()
                .collect(Collectors.groupingBy(
                        assertion -> new AssertionCount(
                                scenario(instances, assertion), assertion.name(), assertion.passed(), 1),
                        Collectors.counting()));
        Map<AssertionCount, Long> found = reader.countByKind(criteria).stream()
                .collect(Collectors.toMap(
                        count -> new AssertionCount(count.scenarioId(), count.name(), count.passed(), 1),
                        AssertionCount::count));
        assertThat(found).as("%s", criteria).isEqualTo(expected);
    }

    private static String scenario(Map<String, Instance> instances, Assertion assertion) {
        Instance instance = instances.get(assertion.instanceId());
        return instance == null ? null : instance.scenarioId();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
