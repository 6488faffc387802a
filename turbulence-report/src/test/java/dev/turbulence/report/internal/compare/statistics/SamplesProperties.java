package dev.turbulence.report.internal.compare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.turbulence.storage.LatencyStatistics;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** Samples taken together are what they would be in one list. */
class SamplesProperties {

    @Property
    void areWhatOneListWouldBe(
            @ForAll @Size(min = 1, max = 4)
                    List<@Size(min = 1, max = 20) List<@DoubleRange(min = -5, max = 1e5) Double>> lists,
            @ForAll @DoubleRange(max = 100) double percent) {
        List<LatencyStatistics> parts = lists.stream()
                .map(list -> LatencyStatistics.ofMillis(
                        list.stream().mapToDouble(Double::doubleValue).toArray(), "a list"))
                .toList();
        LatencyStatistics all = LatencyStatistics.ofAll(parts, "all");
        Samples together = new Samples(parts);

        assertThat(together.count()).isEqualTo(all.count());
        for (long rank = 1; rank <= all.count(); rank++) {
            assertThat(together.millisAtRank(rank)).isEqualTo(all.millisAtRank(rank) + 0.0);
        }
        assertThat(together.percentile(percent)).isCloseTo(all.percentileMillis(percent), within(1e-9));
        assertThat(together.max()).isEqualTo(all.millisAtRank(all.count()));
        assertThat(together.mean()).isCloseTo(all.meanMillis(), within(1e-6));
        assertThat(together.standardDeviation()).isCloseTo(all.standardDeviationMillis(), within(1e-3));
    }
}
