package dev.turbulence.storage.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.LatencyStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Wherever the samples lie, their percentiles are those that {@link LatencyStatistics} finds with all in memory. */
class SpooledSamplesProperties {

    @Property(tries = 300)
    void percentilesAreThoseOfSamplesInMemory(
            @ForAll @Size(min = 1, max = 400) double[] samples,
            @ForAll @IntRange(max = 50) int inMemory,
            @ForAll @DoubleRange(max = 100) double percent)
            throws IOException {
        requireSame(samples, inMemory, percent, 0, 50, 95, 99, 100);
    }

    /** Latencies of a service that differ by little, many of them twice. */
    @Property(tries = 20)
    void soAreThoseOfMoreThanOneBuffer(@ForAll @IntRange(min = 8_000, max = 30_000) int count) throws IOException {
        requireSame(
                DoubleStream.iterate(1, value -> (value * 31 + 7) % 997)
                        .limit(count)
                        .map(value -> value / 8)
                        .toArray(),
                100,
                50,
                95,
                99);
    }

    /** Threads of a run are interrupted when it is ended early. */
    @Example
    void anInterruptedThreadLosesNoSample() throws IOException {
        Thread.currentThread().interrupt();
        try {
            requireSame(
                    DoubleStream.iterate(1, value -> value + 1).limit(20_000).toArray(), 10, 50, 99);
        } finally {
            Thread.interrupted();
        }
    }

    private static void requireSame(double[] samples, int inMemory, double... percents) throws IOException {
        Path folder = Files.createTempDirectory("samples");
        try (SpooledSamples spooled = new SpooledSamples(folder, inMemory)) {
            for (double sample : samples) {
                spooled.add(sample);
            }
            LatencyStatistics expected = LatencyStatistics.ofMillis(samples.clone(), "all");

            assertThat(spooled.count()).isEqualTo(samples.length);
            assertThat(spooled.percentiles(percents))
                    .containsExactly(DoubleStream.of(percents)
                            .map(expected::percentileMillis)
                            .toArray());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        Files.delete(folder);
    }
}
