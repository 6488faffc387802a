package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.internal.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatencyStatisticsTest {

    /** What the Python tool answers for these samples. */
    static List<JsonNode> vectors() throws IOException {
        List<JsonNode> vectors = new ArrayList<>();
        Json.mapper()
                .readTree(LatencyStatisticsTest.class.getResourceAsStream("/percentile.json"))
                .forEach(vectors::add);
        return vectors;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithThePythonTool(JsonNode vector) {
        double[] samples = new double[vector.path("data").size()];
        Arrays.setAll(samples, i -> vector.path("data").get(i).asDouble());
        if (samples.length == 0) {
            // known difference: percentiles of nothing are an error here, not 0
            assertThatThrownBy(() -> LatencyStatistics.ofMillis(samples, "the run"))
                    .isInstanceOf(NoSamplesException.class);
            return;
        }
        LatencyStatistics statistics = LatencyStatistics.ofMillis(samples, "the run");
        for (int percent : new int[] {50, 95, 99}) {
            assertThat(statistics.percentileMillis(percent))
                    .isCloseTo(vector.path("p" + percent).asDouble(), within(1e-9));
        }
    }

    @Property
    void percentilesRiseFromMinToMax(@ForAll @Size(min = 1, max = 50) List<@DoubleRange(max = 1e6) Double> samples) {
        double[] millis = samples.stream().mapToDouble(Double::doubleValue).toArray();
        LatencyStatistics statistics = LatencyStatistics.ofMillis(millis.clone(), "the run");
        double[] percentiles = DoubleStream.iterate(0, p -> p <= 100, p -> p + 12.5)
                .map(statistics::percentileMillis)
                .toArray();
        assertThat(percentiles).isSorted();
        assertThat(percentiles[0]).isEqualTo(DoubleStream.of(millis).min().getAsDouble());
        assertThat(percentiles[8]).isEqualTo(DoubleStream.of(millis).max().getAsDouble());
    }

    @Test
    void givesSamplesByTheirRank() {
        LatencyStatistics three = LatencyStatistics.ofMillis(new double[] {3, 1, 2}, "the run");
        assertThat(three.millisAtRank(1)).isEqualTo(1);
        assertThat(three.millisAtRank(3)).isEqualTo(3);
        for (long rank : new long[] {0, 4}) {
            assertThatThrownBy(() -> three.millisAtRank(rank))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3, not at " + rank);
        }
    }

    @Test
    void tellsHowFarSamplesLieApart() {
        LatencyStatistics eight = LatencyStatistics.ofMillis(new double[] {2, 4, 4, 4, 5, 5, 7, 9}, "the run");
        assertThat(eight.meanMillis()).isEqualTo(5);
        assertThat(eight.standardDeviationMillis()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
        assertThat(LatencyStatistics.ofMillis(new double[] {5}, "the run").standardDeviationMillis())
                .isZero();
    }

    @Test
    void refusesPercentsThatAreNone() {
        LatencyStatistics one = LatencyStatistics.ofMillis(new double[] {1.5}, "the run");
        assertThat(one.percentile(99.9)).isEqualTo(Duration.ofNanos(1_500_000));
        for (double percent : new double[] {-0.1, 100.1, Double.NaN}) {
            assertThatThrownBy(() -> one.percentile(percent)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
