package dev.turbulence.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.001, 0.01 %",
        "0.05, 0.05 %",
        "3.04, 3.0 %",
        "97, 97.0 %",
        "99.95, 99.95 %",
        "99.9999, 99.99 %",
        "100, 100 %"
    })
    void aRateReadsHundredOrZeroOnlyWhenItIs(double percent, String text) {
        assertThat(Numbers.percent(percent)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.8409S, 840 ms",
        "PT12.44S, 12.4 s",
        "PT59.96S, 1 min 00 s",
        "PT3M7S, 3 min 07 s",
        "PT2H5M, 2 h 05 min"
    })
    void aDurationHasTheUnitsOfItsSize(Duration duration, String text) {
        assertThat(Numbers.duration(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0.00042S, 0.42", "PT0.00999S, 9.99", "PT0.009996S, 10.0", "PT12.0413S, 12041.3"})
    void shortLatenciesHaveMoreDigits(Duration latency, String text) {
        assertThat(Numbers.millis(latency)).isEqualTo(text);
    }
}
