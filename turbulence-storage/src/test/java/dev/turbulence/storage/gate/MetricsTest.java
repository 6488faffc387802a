package dev.turbulence.storage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric, with and without selectors, on a run whose numbers are known ({@link Runs#shop}). */
@TestInstance(Lifecycle.PER_CLASS)
class MetricsTest {

    private static final String VALUES = """
            instance_count                              10
            instance_count[scenario=checkout]           6
            instance_count[scenario=idle]               0
            pass_count                                  8
            pass_count[scenario=browse]                 4
            fail_count                                  2
            fail_count[scenario=browse]                 0
            fail_count[scenario=checkout]               2
            error_count                                 1
            error_count[scenario=checkout]              1
            pass_rate                                   80
            pass_rate[scenario=checkout]                66.66666666666667
            fail_rate                                   20
            fail_rate[scenario=checkout]                33.333333333333336
            step_count                                  20
            step_count[step=pay]                        5
            step_count[step=refund]                     0
            step_count[type=assert]                     5
            step_count[type=wait]                       0
            step_count[service=auth,scenario=checkout]  6
            failed_steps                                1
            failed_steps[step=pay]                      1
            failed_steps[service=payments]              1
            failed_steps[type=http]                     1
            failed_steps[scenario=browse]               0
            failed_steps[step=login,scenario=checkout]  0
            assertions_failed                           1
            assertions_failed[assertion="total is right"] 1
            assertions_failed[assertion=check]          0
            assertions_failed[scenario=checkout]        1
            min_latency_ms                              10
            max_latency_ms                              5000
            mean_latency_ms                             1146.6666666666667
            mean_latency_ms[step=login]                 350
            p50_latency_ms                              400
            p0_latency_ms[step=login]                   100
            p100_latency_ms[step=login]                 600
            p50_latency_ms[step=login]                  350
            p95_latency_ms[step=login]                  575
            p95_latency_ms[service=auth]                575
            p90_latency_ms[step=login]                  550
            p99.9_latency_ms[step=login]                599.5
            p95_latency_ms[type=http,service=payments]  4800
            max_latency_ms[scenario=browse]             40
            """;

    private final Map<Storage, StoredRun> runs = new EnumMap<>(Storage.class);

    @BeforeAll
    void writeRuns(@TempDir Path folder) {
        for (Storage storage : Storage.values()) {
            runs.put(
                    storage,
                    Runs.in(folder.resolve(storage.toString()), storage).shop());
        }
    }

    @AfterAll
    void closeRuns() {
        runs.values().forEach(StoredRun::close);
    }

    Stream<Arguments> values() {
        return VALUES.lines().flatMap(line -> {
            int gap = line.lastIndexOf(' ');
            String metric = line.substring(0, gap).strip();
            double value = Double.parseDouble(line.substring(gap + 1));
            return runs.keySet().stream().map(storage -> Arguments.of(metric, value, storage));
        });
    }

    @ParameterizedTest
    @MethodSource("values")
    void isMeasured(String metric, double value, Storage storage) {
        Verdict verdict = Gate.parse(metric + " eq 99").judge(runs.get(storage));

        assertThat(verdict.evidenceFailures()).isEmpty();
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.judgements())
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.observed()).isCloseTo(value, within()));
    }

    Stream<Arguments> samples() {
        return runs.keySet().stream()
                .flatMap(storage -> Stream.of(
                        Arguments.of("requests_per_second", 15, storage),
                        Arguments.of("requests_per_second[step=login]", 6, storage),
                        Arguments.of("requests_per_second[service=catalog,scenario=browse]", 4, storage)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aRateIsOverTheDurationOfTheRun(String metric, long samples, Storage storage) {
        assertThat(observed(metric, storage)).isCloseTo(samples / seconds(storage), within());
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theDurationIsThatOfTheRun(Storage storage) {
        assertThat(observed("duration_ms", storage)).isCloseTo(1000 * seconds(storage), within());
    }

    private double observed(String metric, Storage storage) {
        return Gate.parse(metric + " eq 99")
                .judge(runs.get(storage))
                .judgements()
                .get(0)
                .observed();
    }

    private double seconds(Storage storage) {
        return runs.get(storage).summary().duration().orElseThrow().toNanos() / 1e9;
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-5);
    }
}
