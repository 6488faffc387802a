package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.internal.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadShapeTest {

    @Test
    void arrivalsAreEvenlySpaced() {
        LoadShape load = open(null, "PT30S", "PT0S", 200, "PT0S");

        assertThat(LongStream.range(0, 4).map(load::arrivalNanos))
                .containsExactly(0L, 5_000_000L, 10_000_000L, 15_000_000L);
        assertThat(load.expectedInstances()).hasValue(6000);
        assertThat(load.arrivalNanos(5999)).isLessThan(Duration.ofSeconds(30).toNanos());
        assertThat(load.arrivalNanos(6000)).isEqualTo(Duration.ofSeconds(30).toNanos());
    }

    /** A rate that rises from 0 to 10 in 4 s has brought t * t * 10 / 8 arrivals after t seconds, 20 in all. */
    @Test
    void theRateRisesLinearly() {
        LoadShape load = open(null, "PT10S", "PT4S", 10, "PT0S");

        assertThat(load.arrivalNanos(0)).isZero();
        assertThat(load.arrivalNanos(5)).isEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(load.arrivalNanos(20)).isEqualTo(Duration.ofSeconds(4).toNanos());
        assertThat(load.arrivalNanos(21)).isEqualTo(Duration.ofMillis(4100).toNanos());
        assertThat(load.expectedInstances()).hasValue(20 + 60);
        assertThat(LongStream.range(0, 80).map(load::arrivalNanos)).isSorted();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.5, 1", "3, 2.5", "7.3, 11.1", "999.9, 3.7", "0.001, 5"})
    void asManyAreExpectedAsArriveInTime(double rate, double seconds) {
        Duration duration = Duration.ofNanos(Math.round(seconds * 1e9));
        for (Duration rampUp : new Duration[] {Duration.ZERO, duration.dividedBy(3), duration}) {
            LoadShape load = new LoadShape(null, 1, duration, rampUp, rate, Duration.ZERO);
            long expected = load.expectedInstances().orElseThrow();

            assertThat(load.arrivalNanos(expected - 1)).isLessThan(duration.toNanos());
            assertThat(load.arrivalNanos(expected)).isGreaterThanOrEqualTo(duration.toNanos());
        }
    }

    @Test
    void theNumberOfInstancesIsABound() {
        assertThat(open(100L, "PT30S", "PT0S", 200, "PT0S").expectedInstances()).hasValue(100);
        assertThat(open(100L, null, "PT0S", 200, "PT0S").expectedInstances()).hasValue(100);
        assertThat(open(9000L, "PT30S", "PT0S", 200, "PT0S").expectedInstances())
                .hasValue(6000);
        assertThat(LoadShape.closed(100, 5).expectedInstances()).hasValue(100);
        assertThat(new LoadShape(100L, 5, Duration.ofSeconds(1), Duration.ZERO, null, Duration.ZERO)
                        .expectedInstances())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0 | 1 | - | PT0S | - | PT0S | instances must be 1 to 4294967295, but is 0
            1 | 0 | - | PT0S | - | PT0S | parallel must be at least 1, but is 0
            - | 1 | - | PT0S | - | PT0S | nothing says when the run is over: give instances, duration or both
            - | 1 | - | PT0S | 5 | PT0S | nothing says when the run is over: give instances, duration or both
            1 | 1 | - | PT0S | 0 | PT0S | rate is a number of instances per second, more than 0, but is 0.0
            1 | 1 | - | PT0S | NaN | PT0S | rate is a number of instances per second, more than 0, but is NaN
            - | 1 | PT0S | PT0S | - | PT0S | duration must be more than 0 and at most 365 days, but is 0 s
            - | 1 | P366D | PT0S | - | PT0S | duration must be more than 0 and at most 365 days, but is 31622400 s
            1 | 1 | - | PT-1S | - | PT0S | rampUp must be 0 to 365 days, but is -1 s
            1 | 1 | - | PT0S | - | PT-0.5S | warmUp must be 0 to 365 days, but is -0.5 s
            - | 1 | PT30S | PT40S | - | PT0S | rampUp (40 s) is longer than duration (30 s), which includes it: the full load would never be reached. Make duration longer.
            - | 1 | PT30S | PT0S | - | PT30S | warmUp (30 s) takes up all of duration (30 s), which includes it: nothing would be counted. Make duration longer.
            10 | 1 | - | PT0S | 10 | PT1S | all 10 instances arrive within warmUp (1 s): nothing would be counted. Give more instances or a shorter warmUp.
            - | 1 | PT1H | PT0S | 1e9 | PT0S | a rate of 1000000000 per second for 3600 s makes more than 4294967295 instances: lower one of them
            """)
    void contradictionsSayWhatToDo(
            Long instances,
            int parallel,
            Duration duration,
            Duration rampUp,
            Double rate,
            Duration warmUp,
            String message) {
        assertThatThrownBy(() -> new LoadShape(instances, parallel, duration, rampUp, rate, warmUp))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            100 | 10 | - | PT0S | - | PT0S | 100 instances, 10 at once
            - | 10 | PT1M | PT5S | - | PT10S | for 60 s, 10 at once, ramp-up 5 s, warm-up 10 s
            500 | 10 | PT1M | PT0S | - | PT0S | for 60 s, at most 500 instances, 10 at once
            - | 1000 | PT30S | PT0S | 200 | PT0S | 200 instances per second, for 30 s, at most 1000 at once
            """)
    void saysWhatItIs(
            Long instances,
            int parallel,
            Duration duration,
            Duration rampUp,
            Double rate,
            Duration warmUp,
            String words) {
        assertThat(new LoadShape(instances, parallel, duration, rampUp, rate, warmUp))
                .hasToString(words);
    }

    @Test
    void aManifestWithAnImpossibleLoadHasNone() throws Exception {
        RunManifest manifest = new RunManifest(
                "run_1",
                null,
                null,
                List.of(),
                null,
                (ObjectNode)
                        Json.mapper().readTree("{\"turbulence_maven\":{\"load\":{\"parallel\":0,\"instances\":5}}}"),
                null);

        assertThat(manifest.load()).isEmpty();
        assertThat(manifest.hasWarmUp()).isFalse();
    }

    private static LoadShape open(Long instances, String duration, String rampUp, double rate, String warmUp) {
        return new LoadShape(
                instances,
                10,
                duration == null ? null : Duration.parse(duration),
                Duration.parse(rampUp),
                rate,
                Duration.parse(warmUp));
    }
}
