package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.turbulence.storage.TimeSeries.Interval;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run tells of many records at once. */
class RunStatisticsTest {

    @TempDir
    private Path runs;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void sumsStepsUpByScenarioAndKind(Storage storage) {
        try (StoredRun run = StoredRun.open(SampleRun.write(storage, runs))) {
            assertThat(run.steps().ofType("http", "assert").groups())
                    .extracting(
                            StepGroup::scenarioId,
                            StepGroup::name,
                            StepGroup::type,
                            StepGroup::service,
                            StepGroup::statusCode,
                            StepGroup::count,
                            StepGroup::failed,
                            group -> group.latency() == null
                                    ? null
                                    : group.latency().mean().toMillis())
                    .containsExactly(
                            tuple("browse", "check", "assert", null, null, 2L, 0L, null),
                            tuple("browse", "search", "http", "api", 200, 1L, 0L, 30L),
                            tuple("browse", "search", "http", "api", 404, 1L, 0L, 5L),
                            tuple("checkout", "create_cart", "http", "api", 201, 2L, 0L, 15L),
                            tuple("checkout", "pay", "http", "payments", 200, 1L, 0L, 40L),
                            tuple("checkout", "pay", "http", "payments", 500, 1L, 1L, 50L));
            assertThat(run.steps().named("paid").groups())
                    .extracting(StepGroup::statusCode, StepGroup::count, group -> group.latency() != null)
                    .containsExactly(tuple(200, 1L, true), tuple(null, 1L, false)); // the second one was skipped
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void showsStepsOverTime(Storage storage) {
        try (StoredRun run = StoredRun.open(SampleRun.write(storage, runs))) {
            TimeSeries series = run.steps().overTime(4);

            Instant start = Instant.parse("2026-11-23T10:15:00.000Z");
            assertThat(series.width()).isEqualTo(Duration.ofMillis(100));
            assertThat(series.intervals())
                    .extracting(Interval::start, Interval::requests, Interval::failed)
                    .containsExactly(
                            tuple(start, 3L, 0L),
                            tuple(start.plusMillis(100), 2L, 1L),
                            tuple(start.plusMillis(200), 1L, 0L),
                            tuple(start.plusMillis(300), 1L, 0L));
            assertThat(series.intervals().get(0).latency().p50()).isEqualTo(Duration.ofMillis(40));
            assertThat(run.steps().named("search").overTime(240).intervals())
                    .extracting(Interval::start)
                    .containsExactly(start.plusMillis(200), start.plusMillis(300));
            assertThat(run.steps().overTime(3).width()).isEqualTo(Duration.ofMillis(200));
            assertThat(run.steps().ofType("grpc").overTime(240).intervals()).isEmpty();
            assertThatThrownBy(() -> run.steps().overTime(1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void tellsHowLongInstancesTook(Storage storage) {
        try (StoredRun run = StoredRun.open(SampleRun.write(storage, runs))) {
            assertThat(run.instances().durationByScenario()).containsOnlyKeys("browse", "checkout");
            assertThat(run.instances()
                            .failed()
                            .durationByScenario()
                            .get("checkout")
                            .max())
                    .isEqualTo(Duration.ofNanos(124_456_789));
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void countsAssertionsByKind(Storage storage) {
        try (StoredRun run = StoredRun.open(SampleRun.write(storage, runs))) {
            assertThat(run.assertions().countByKind())
                    .containsExactly(
                            new AssertionCount("browse", "found", true, 1),
                            new AssertionCount("checkout", "total", false, 1),
                            new AssertionCount("checkout", "total", true, 1));
            assertThat(run.assertions().ofInstance(SampleRun.id(0)).countByKind())
                    .containsExactly(new AssertionCount("checkout", "total", true, 1));
            assertThatThrownBy(() -> run.assertions().named("totl").countByKind())
                    .isInstanceOf(UnknownNameException.class);
        }
    }

    @Test
    void countsSamplesUpToALatencyAndJoinsStatistics() {
        LatencyStatistics some = LatencyStatistics.ofMillis(new double[] {3, 1, 2, 2}, "some");
        LatencyStatistics others = LatencyStatistics.ofMillis(new double[] {10}, "others");
        LatencyStatistics all = LatencyStatistics.ofAll(List.of(some, others), "all");

        assertThat(some.countAtMost(0.5)).isZero();
        assertThat(some.countAtMost(2)).isEqualTo(3);
        assertThat(all.count()).isEqualTo(5);
        assertThat(all.countAtMost(100)).isEqualTo(5);
        assertThat(all.max()).isEqualTo(Duration.ofMillis(10));
    }
}
